import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { figuresOf, unitOf, type FigureId, type Scope } from '#lib/protocol/figures.ts';
import type { Report } from '#lib/protocol/report.ts';
import { randomFloor } from '../../../tests/oracle/floor-arbitraries.ts';
import { answerReport } from '../../answers/report.ts';
import type { FloorConfig } from '../../contract/config.ts';
import { readEnvelope } from '../../contract/read-event.ts';
import { Floor } from '../../floor/floor.ts';
import { SLOT_MS } from '../../floor/ledger.ts';
import { floorOf, recordedEvents, shownBy } from '../testing.ts';

const UNTIL_MS = Date.UTC(2026, 10, 24, 15, 17, 33);
const EVENTS = recordedEvents(UNTIL_MS, 30);
const CONFIG: FloorConfig = { sites: { izmir: { timeZone: 'Europe/Istanbul' } }, defaults: { shortAbandonSeconds: 5 } };

interface Wanted {
  readonly of?: Scope;
  readonly channel?: 'voice' | 'chat' | null;
  readonly figure: FigureId;
  readonly window?: 'today' | 'now' | 'last5m';
  readonly compare?: 'yesterday' | 'lastWeek' | null;
}

const SITE: Scope = { kind: 'site', id: null };

const tileOf = ({ of = SITE, channel = null, figure, window = 'today', compare = null }: Wanted) =>
  ({
    kind: 'figure',
    of: { site: null, scope: of, channel },
    window,
    figure,
    target: { kind: 'none' },
    trend: true,
    compare
  }) as const;

function figureOf(floor: Floor, nowMs: number, wanted: Wanted, channels: readonly 'voice'[] = []) {
  const [data] = shownBy(floor, nowMs, [tileOf(wanted)], { channels });
  assert.equal(data?.kind, 'figure', JSON.stringify(data));
  return data;
}

function reportOf(floor: Floor, day: string, by: 'site' | 'queue', nowMs = UNTIL_MS): Report {
  return answerReport({ floor }, { site: 'izmir', day, minutes: 15, by, id: null }, nowMs)!;
}

const trendOf = (floor: Floor, wanted: Wanted): (number | null)[] =>
  Object.values(figureOf(floor, UNTIL_MS, wanted).trend);

test('a trend has of each quarter hour what the report’s line of it says', () => {
  const floor = floorOf(EVENTS, CONFIG);
  floor.settle(UNTIL_MS);
  const scopes = [SITE, ...['billing', 'online'].map((id): Scope => ({ kind: 'queue', id }))];
  for (const of of scopes) {
    const { columns, intervals } = reportOf(floor, 'today', of.kind as 'site' | 'queue');
    const own = intervals.filter(({ id }) => id === (of.id ?? 'izmir'));
    for (const { id: figure } of columns) {
      if (figure === 'occupancy' || figure === 'utilisation') continue;
      assert.deepEqual(
        trendOf(floor, { of, figure }),
        own.map(({ figures }) => figures[figure]),
        `${of.kind} ${figure}`
      );
    }
  }
});

test('the trend of who waits is how many did at the end of each quarter hour, of whatever scope', () => {
  const wanted: Wanted[] = [
    { figure: 'waiting', window: 'now' },
    { figure: 'waiting', window: 'now', channel: 'chat' },
    { figure: 'waiting', window: 'now', of: { kind: 'queue', id: 'billing' } },
    { figure: 'waiting', window: 'now', of: { kind: 'queue', id: 'online' }, channel: 'chat' }
  ];
  const counted = wanted.map((): (number | null)[] => []);
  const floor = new Floor(CONFIG);
  const dayStartMs = Date.UTC(2026, 10, 23, 21);
  let slotEndMs = dayStartMs + SLOT_MS;
  for (const event of EVENTS) {
    while (event.timeMs >= slotEndMs) {
      for (const [index, each] of wanted.entries()) counted[index]!.push(figureOf(floor, slotEndMs - 1, each).value);
      slotEndMs += SLOT_MS;
    }
    floor.apply(event, event.timeMs);
  }
  for (const [index, each] of wanted.entries()) {
    const trend = trendOf(floor, each);
    assert.equal(trend.pop(), figureOf(floor, UNTIL_MS, each).value);
    assert.deepEqual(trend, counted[index]);
    assert.ok(trend.some((count) => count! > 0));
  }
});

test('for any floor a trend is what the report says, in days of whatever length', () => {
  const isThere = (floor: Floor): boolean => floor.sites.has('izmir');
  fc.assert(
    fc.property(randomFloor, ({ events, config, asOfMs }) => {
      const past = events.map((event) => readEnvelope(event).event!).filter(({ timeMs }) => timeMs <= asOfMs);
      const floor = floorOf(past, config);
      floor.settle(asOfMs);
      fc.pre(isThere(floor));
      const { columns, intervals } = reportOf(floor, 'today', 'site', asOfMs);
      for (const { id: figure } of columns.filter(({ id }) => id !== 'occupancy' && id !== 'utilisation')) {
        const trend = Object.values(figureOf(floor, asOfMs, { figure }).trend);
        assert.deepEqual(
          trend,
          intervals.map(({ figures }) => figures[figure]),
          figure
        );
      }
    }),
    { numRuns: 100 }
  );
});

test('there is no trend of agents, nor of other figures of now', () => {
  const floor = floorOf(EVENTS, CONFIG);
  for (const wanted of [
    { figure: 'occupancy' },
    { figure: 'inProgress', window: 'now' },
    { figure: 'agents.available', window: 'now' }
  ] as const) {
    assert.deepEqual(trendOf(floor, wanted), []);
  }
});

test('yesterday is compared up to the end of the last full quarter hour, as the reports of both days have it', () => {
  const floor = floorOf(EVENTS, CONFIG);
  floor.settle(UNTIL_MS);
  const [today, yesterday] = ['today', 'yesterday'].map((day) => reportOf(floor, day, 'site')) as [Report, Report];
  const end = Math.floor((UNTIL_MS - today.dayStartMs) / SLOT_MS);
  for (const { id: figure } of today.columns) {
    if (!figuresOf('site', 'last5m').includes(figure) || /^(occupancy|utilisation)$/.test(figure)) continue;
    const at = ({ intervals }: Report, slot: number): number | null => intervals[slot]!.figures[figure]!;
    const { compared } = figureOf(floor, UNTIL_MS, { figure, window: 'last5m', compare: 'yesterday' });
    const expected = { atMs: today.dayStartMs + end * SLOT_MS, then: at(yesterday, end - 1), now: at(today, end - 1) };
    assert.deepEqual(compared, expected, figure);
  }
});

test('today is compared since the day began', () => {
  const floor = floorOf(EVENTS, CONFIG);
  floor.settle(UNTIL_MS);
  const [today, yesterday] = ['today', 'yesterday'].map((day) => reportOf(floor, day, 'site')) as [Report, Report];
  const end = Math.floor((UNTIL_MS - today.dayStartMs) / SLOT_MS);
  const sum = ({ intervals }: Report, figure: FigureId): number =>
    intervals.slice(0, end).reduce((total, { figures }) => total + figures[figure]!, 0);
  for (const { id: figure } of today.columns.filter(({ id }) => unitOf(id) === 'count')) {
    const { compared } = figureOf(floor, UNTIL_MS, { figure, compare: 'yesterday' });
    assert.deepEqual([compared!.then, compared!.now], [sum(yesterday, figure), sum(today, figure)], figure);
  }
  const { compared } = figureOf(floor, UNTIL_MS, { figure: 'answerRate', compare: 'yesterday' });
  assert.ok(compared!.then! > 0.5 && compared!.then! < 1 && compared!.now !== compared!.then);
});
