import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Figures, Report, ReportQuestion } from '#lib/protocol/report.ts';
import { REPORT_BY, REPORT_MINUTES } from '#lib/protocol/report.ts';
import { batchFloor } from '../../tests/oracle/batch-floor.ts';
import { randomFloor, type RandomFloor } from '../../tests/oracle/floor-arbitraries.ts';
import { agent, at, contact } from '../../tests/oracle/given.ts';
import type { FloorConfig } from '../contract/config.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { readEnvelope } from '../contract/read-event.ts';
import { Floor } from '../floor/floor.ts';
import { answerReport } from './report.ts';

type Json = Readonly<Record<string, unknown>>;
type Scope = Readonly<Record<'today' | 'interval', Json>>;
type SiteJson = Scope & Readonly<Record<'queues' | 'teams' | 'agents', Readonly<Record<string, Scope>>>>;

const HOUR = 3_600_000;

function floorOf(events: readonly FloorEvent[], config: FloorConfig, nowMs: number): Floor {
  const floor = new Floor(config);
  for (const event of events) if (floor.admit(event) && event.timeMs <= nowMs) floor.apply(event, event.timeMs);
  floor.settle(nowMs);
  return floor;
}

const randomEvents = ({ events }: RandomFloor): FloorEvent[] => events.map((event) => readEnvelope(event).event!);

function reportOf(floor: Floor, nowMs: number, question: Partial<ReportQuestion>): Report {
  const all = { site: 'izmir', day: 'today', minutes: 30, by: 'site', id: null, ...question } as const;
  floor.settle(nowMs);
  const report = answerReport({ floor }, all, nowMs);
  assert.ok(report);
  return report;
}

const totalOf = (report: Report, id: string): Figures => report.totals.find((total) => total.id === id)!.figures;

/** A board's figures by the ids that a report has for them. */
const flat = ({ wrapped, ...figures }: Json): Json => ({
  ...figures,
  ...Object.fromEntries(Object.entries(wrapped ?? {}).map(([category, count]) => [`wrapped.${category}`, count]))
});

const only = (ids: readonly string[], figures: Figures): Json => Object.fromEntries(ids.map((id) => [id, figures[id]]));

/** Every figure that the board has must stand in the report. */
function agrees(figures: Figures, board: Json): void {
  const expected = flat(board);
  assert.deepEqual(only(Object.keys(expected), figures), expected);
}

const isSum = (by: string, { id, unit }: { id: string; unit: string }): boolean =>
  unit === 'count' || (unit === 'duration' && (by === 'team' || by === 'agent') && id !== 'ahtMs');

function addUp(report: Report): void {
  for (const { id, figures } of report.totals) {
    const own = report.intervals.filter((interval) => interval.id === id);
    for (const column of report.columns) {
      const values = own.map((interval) => interval.figures[column.id]!);
      const total = figures[column.id]!;
      if (isSum(report.by, column))
        assert.equal(
          values.reduce((sum, value) => sum + value, 0),
          total,
          column.id
        );
      const known = values.filter((value) => value !== null);
      if (column.id === 'maxWaitMs') assert.equal(known.length > 0 ? Math.max(...known) : null, total);
    }
  }
}

test('totals and the running interval of any floor are those of the board, and intervals add up to the totals', () => {
  fc.assert(
    fc.property(randomFloor, fc.constantFrom(...REPORT_MINUTES), (random, minutes) => {
      const { events, config, asOfMs } = random;
      const floor = floorOf(randomEvents(random), config, asOfMs);
      const sites = batchFloor(events, config, asOfMs) as unknown as Readonly<Record<string, SiteJson>>;
      for (const [site, board] of Object.entries(sites)) {
        const isOfBoard = minutes === (config.sites?.[site]?.intervalMinutes ?? 30);
        const [whole, queues, teams, agents] = REPORT_BY.map((by) => reportOf(floor, asOfMs, { site, by, minutes }));
        agrees(totalOf(whole!, site), board.today);
        agrees(queues!.siteTotal!, board.today);
        if (isOfBoard) agrees(whole!.intervals.at(-1)!.figures, board.interval);
        for (const [report, scopes] of [
          [queues!, board.queues],
          [teams!, board.teams],
          [agents!, board.agents]
        ] as const) {
          addUp(report);
          assert.deepEqual(report.totals.map(({ id }) => id).sort(), Object.keys(scopes).sort());
          for (const [id, { today, interval }] of Object.entries(scopes)) {
            agrees(totalOf(report, id), today);
            if (!interval || !isOfBoard) continue;
            agrees(report.intervals.findLast((each) => each.id === id)!.figures, interval);
          }
        }
        addUp(whole!);
        const { occupancy, utilisation } = agents!.siteTotal!;
        agrees(
          { occupancy: occupancy!, utilisation: utilisation! },
          only(['occupancy', 'utilisation'], totalOf(whole!, site))
        );
      }
    }),
    { numRuns: 250 }
  );
});

test('of a day that is over the intervals add up to its totals, for as long as it is known', () => {
  fc.assert(
    fc.property(randomFloor, fc.constantFrom(...REPORT_MINUTES), fc.boolean(), (random, minutes, isForgetting) => {
      const { config, asOfMs } = random;
      const events = randomEvents(random);
      const live = floorOf(events, config, asOfMs);
      if (!live.sites.has('izmir')) return;
      const [day, then] = [reportOf(live, asOfMs, {}).day, reportOf(live, asOfMs, { by: 'queue', minutes })];
      for (const hours of [0, 20, 40]) {
        const nowMs = asOfMs + hours * HOUR;
        const floor = floorOf(events, config, asOfMs);
        floor.settle(nowMs);
        if (isForgetting) floor.forgetOld(nowMs);
        for (const by of REPORT_BY) addUp(reportOf(floor, nowMs, { by, minutes, day }));
        const later = reportOf(floor, nowMs, { by: 'queue', minutes, day });
        for (const { id, figures } of then.totals) {
          const { occupancy: _o, utilisation: _u, ...contacts } = figures;
          assert.deepEqual(only(Object.keys(contacts), totalOf(later, id)), contacts);
        }
      }
    }),
    { numRuns: 200 }
  );
});

const questionOf = (day: string, site = 'izmir'): ReportQuestion => ({ site, day, minutes: 30, by: 'site', id: null });

test('a day that is forgotten, has not begun or does not exist has no report, nor has a site that nobody named', () => {
  const nowMs = at(0);
  const floor = floorOf([contact('offered', -2 * 24 * 3600), contact('offered', 0, { contact: 'c2' })], {}, nowMs);
  const offered = (day: string) =>
    answerReport({ floor }, questionOf(day), nowMs)?.totals.map(({ figures }) => figures['offered']);
  assert.deepEqual(offered('today'), [1]);
  assert.deepEqual(offered('2026-11-23'), [1]);
  assert.deepEqual(offered('yesterday'), [0]);
  assert.deepEqual(offered('2026-11-22'), [0]);
  assert.deepEqual(offered('2026-11-21'), [1]);
  for (const day of ['2026-11-20', '2026-11-24', '2026-11-31', 'tomorrow', ''])
    assert.equal(offered(day), undefined, day);
  assert.equal(answerReport({ floor }, questionOf('today', 'constructor'), nowMs), null);
  const tomorrowMs = nowMs + 24 * HOUR;
  floor.settle(tomorrowMs);
  floor.forgetOld(tomorrowMs);
  assert.equal(answerReport({ floor }, questionOf('2026-11-21'), nowMs), null, 'our clock may be set back');
});

const lengths = (report: Report): number[] => report.intervals.map(({ startMs, endMs }) => (endMs - startMs) / 60_000);

test('every interval that has begun is listed, the empty ones too; none that has not', () => {
  const floor = floorOf([contact('offered', 0)], {}, at(0));
  const report = reportOf(floor, at(1800), { minutes: 60 });
  assert.equal(report.intervals.length, 11);
  assert.deepEqual(
    report.intervals.map(({ figures }) => figures['offered']),
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
  );
  assert.equal(report.intervals[0]!.figures['serviceLevel'], null);
  assert.equal(reportOf(floor, at(0), { minutes: 15 }).intervals.at(-1)!.startMs, at(0));
  assert.deepEqual(reportOf(floor, at(0), { minutes: null }).intervals, []);
});

test('days of 23, 23.5, 24.5 and 25 hours have as many intervals as fit in, the last one shorter', () => {
  for (const [timeZone, date, hours] of [
    ['America/New_York', '2026-03-08', 23],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['America/New_York', '2026-11-01', 25]
  ] as const) {
    const floor = new Floor({ sites: { izmir: { timeZone } } });
    const noonMs = Temporal.PlainDateTime.from(`${date}T12:00`).toZonedDateTime(timeZone).epochMilliseconds;
    for (const minutes of REPORT_MINUTES) {
      const report = reportOf(floor, noonMs + 24 * HOUR, { day: 'yesterday', minutes });
      assert.equal(report.day, date);
      assert.equal(
        lengths(report).reduce((sum, each) => sum + each, 0),
        hours * 60
      );
      const [first, ...rest] = lengths(report).reverse();
      assert.equal(first, (hours * 60) % minutes || minutes);
      assert.ok(rest.every((each) => each === minutes));
    }
  }
});

test('a leg counts in the interval of each of its instants, and with the agent who handled it', () => {
  const floor = floorOf(
    [
      contact('offered', -10),
      contact('ringing', -5, { agent: 'a1' }),
      contact('answered', 5, { agent: 'a1' }),
      contact('ended', 905),
      contact('wrapped', 2000),
      contact('offered', -60, { contact: 'c2', direction: 'internal' }),
      contact('unanswered', -50, { contact: 'c2', agent: 'a1' }),
      contact('answered', -40, { contact: 'c2', agent: 'a1' }),
      contact('ended', -20, { contact: 'c2' })
    ],
    {},
    at(3600)
  );
  const shown = (by: 'queue' | 'agent', ...ids: string[]) =>
    reportOf(floor, at(3600), { by, minutes: 15 })
      .intervals.slice(-6, -2)
      .map(({ figures }) => ids.map((id) => figures[id]));
  assert.deepEqual(shown('queue', 'offered', 'answered', 'handled', 'ahtMs'), [
    [1, 0, 0, null],
    [0, 1, 0, null],
    [0, 0, 1, (10 + 900 + 1095) * 1000],
    [0, 0, 0, null]
  ]);
  assert.deepEqual(shown('agent', 'handled', 'ahtMs', 'ringNoAnswer'), [
    [1, 20_000, 1],
    [0, null, 0],
    [1, (10 + 900 + 1095) * 1000, 0],
    [0, null, 0]
  ]);
});

test('an agent’s time is shared out among the intervals, up to now and no further', () => {
  const floor = floorOf(
    [
      agent('signed-in', -100, { team: 'red', name: 'Ayşe' }),
      agent('state', 0, { state: 'available' }),
      agent('state', 1000, { state: 'talking' }),
      agent('signed-in', -1, { agent: 'a2', team: 'red' })
    ],
    {},
    at(2000)
  );
  const ids = ['notReadyMs', 'availableMs', 'talkingMs', 'occupancy'];
  const { intervals, totals, members } = reportOf(floor, at(2000), { by: 'agent', minutes: 30, id: 'a1' });
  assert.deepEqual(
    members.map(({ id, name }) => [id, name]),
    [
      ['a1', 'Ayşe'],
      ['a2', 'a2']
    ]
  );
  assert.deepEqual(
    intervals.slice(-3).map(({ figures }) => ids.map((id) => figures[id])),
    [
      [100_000, 0, 0, null],
      [0, 1_000_000, 800_000, 800 / 1800],
      [0, 0, 200_000, 1]
    ]
  );
  assert.deepEqual(
    totals.map(({ id, figures }) => [id, figures['occupancy']]),
    [['a1', 0.5]]
  );
  const team = reportOf(floor, at(2000), { by: 'team' });
  assert.deepEqual([totalOf(team, 'red')['notReadyMs'], team.siteTotal!['notReadyMs']], [2_101_000, 2_101_000]);
});

test('a site counts who went on to another queue once; its queues count them twice', () => {
  const floor = floorOf(
    [
      contact('offered', 0),
      contact('diverted', 10, { reason: 'overflow', toQueue: 'sales' }),
      contact('offered', 10, { queue: 'sales' }),
      contact('answered', 12, { queue: 'sales', agent: 'a1' })
    ],
    {},
    at(60)
  );
  const report = reportOf(floor, at(60), { by: 'queue' });
  assert.deepEqual(
    report.totals.map(({ id, figures }) => [id, figures['offered'], figures['serviceLevel']]),
    [
      ['billing', 1, 0],
      ['sales', 1, 1]
    ]
  );
  assert.deepEqual([report.siteTotal!['offered'], report.siteTotal!['serviceLevel']], [1, 1]);
  assert.equal(reportOf(floor, at(60), { by: 'queue', id: 'sales' }).siteTotal, null);
});

test('an id that nobody bears has no totals; every valid id has', () => {
  const floor = floorOf([contact('offered', 0, { queue: '__proto__' })], {}, at(0));
  const ids = (id: string) => reportOf(floor, at(0), { by: 'queue', id }).totals.map((total) => total.id);
  assert.deepEqual([ids('constructor'), ids('__proto__')], [[], ['__proto__']]);
});
