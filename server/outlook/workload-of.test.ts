import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, contact, happened } from '../../tests/oracle/given.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { Floor } from '../floor/floor.ts';
import { StreamFold } from '../floor/stream-fold.ts';
import { restarted } from '../floor/state/testing.ts';
import type { DayOfArrivals } from './day-of-arrivals.ts';
import { dayOfArrivals } from './day-of-arrivals.ts';
import { NO_DAYS, type KeptDays } from './kept-days.ts';
import { workloadOf } from './workload-of.ts';

const MINUTE = 60;
const DAY = 24 * 3600;
/** Its days begin at ten, as the tests' time does. */
const CONFIG = { sites: { izmir: { dayStartsAt: '10:00' } } };

let count = 0;
/** So many calls in each minute from one to another, of two minutes each. */
function calls(fromMinute: number, toMinute: number, perMinute: number, handleSeconds = 120): FloorEvent[] {
  const events: FloorEvent[] = [];
  for (let minute = fromMinute; minute < toMinute; minute++) {
    for (let call = 0; call < perMinute; call++) {
      const second = minute * MINUTE + (call * MINUTE) / perMinute;
      const name = { contact: `w${++count}` };
      events.push(contact('offered', second, name), contact('answered', second + 1, { ...name, agent: 'a1' }));
      events.push(contact('ended', second + 1 + handleSeconds, name));
    }
  }
  return events;
}

function foldAt(events: readonly FloorEvent[], seconds: number): StreamFold {
  const fold = new StreamFold(CONFIG);
  for (const event of events) if (event.timeMs <= at(seconds)) fold.floor.apply(event, event.timeMs);
  fold.floor.settle(at(seconds));
  return fold;
}

const changesIn = ({ floor }: { readonly floor: Floor }, seconds: number, kept: KeptDays = NO_DAYS) =>
  workloadOf(floor.site('izmir'), at(seconds), kept);

/** Five weeks of days alike. */
function keptWeeks(perQuarter: number): readonly DayOfArrivals[] {
  const { calendar } = new Floor(CONFIG).site('izmir');
  const today = calendar.dayOf(at(0))!;
  return Array.from({ length: 35 }, (_, place) => {
    const day = calendar.daysBefore(today, place + 1)!;
    const offered = Array<number>(96).fill(perQuarter);
    const work = { voice: { ended: 3000, workMs: 3000 * 120_000, squares: 3000 * 120 ** 2 } };
    return { site: 'izmir', day: calendar.dateOf(day), ...day, queues: { billing: { offered, work } } };
  });
}

const usual = calls(0, 180, 4);

test('tells a surge from the first minutes of a day, where other days are known', () => {
  const days = keptWeeks(60);
  const changes = changesIn(foldAt([...calls(0, 20, 4), ...calls(20, 32, 9)], 32 * MINUTE), 32 * MINUTE, () => days);
  const [surge] = changes['billing']!;
  assert.deepEqual([surge!.kind, surge!.measure, surge!.sinceMs], ['surge', 'arrivals', at(20 * MINUTE)]);
  assert.equal(surge!.observed, 108);
  assert.ok(Math.abs(surge!.expected - 48) < 3, `${surge!.expected}`);
});

test('says nothing of a usual day, whatever is known of others', () => {
  const days = keptWeeks(60);
  const fold = foldAt(usual, 180 * MINUTE);
  assert.deepEqual(
    changesIn(fold, 180 * MINUTE, () => days),
    {}
  );
  assert.deepEqual(changesIn(fold, 180 * MINUTE), {});
});

test('sees a dead trunk while the feed lives, and nothing where the feed is dead', () => {
  const beats = (to: number) =>
    Array.from({ length: (to * MINUTE) / 5 }, (_, place) =>
      happened('source.heartbeat', place * 5, { name: 'pbx', everyMs: 5000 })
    );
  const now = 200 * MINUTE;
  const dead = changesIn(
    foldAt(
      [...beats(200), ...usual].sort((a, b) => a.timeMs - b.timeMs),
      now
    ),
    now
  );
  assert.deepEqual(
    dead['billing']!.map(({ kind, measure, observed }) => [kind, measure, observed]),
    [
      ['collapse', 'arrivals', 0],
      ['collapse', 'load', 0]
    ]
  );
  const silent = foldAt(
    [...beats(180), ...usual].sort((a, b) => a.timeMs - b.timeMs),
    now
  );
  assert.deepEqual(changesIn(silent, now), {});
});

test('comes to the same after a restart in the middle, and in whatever order it was told', () => {
  const events = [...usual, ...calls(180, 200, 12)];
  const now = 200 * MINUTE;
  const straight = changesIn(foldAt(events, now), now);
  assert.deepEqual(straight['billing']!.map(({ kind, measure }) => `${measure} ${kind}`).slice(0, 1), [
    'arrivals surge'
  ]);
  const half = restarted(foldAt(events, 190 * MINUTE), CONFIG);
  for (const event of events) if (event.timeMs > at(190 * MINUTE)) half.floor.apply(event, event.timeMs);
  half.floor.settle(at(now));
  assert.deepEqual(changesIn(half, now), straight);
  assert.deepEqual(changesIn(foldAt(events.toReversed(), now), now), straight);
});

test('counts what came late in the minute in which it happened', () => {
  const events = [...usual, ...calls(180, 200, 12)];
  const late = new Set(events.filter(({ timeMs }) => timeMs > at(185 * MINUTE)));
  const fold = foldAt(
    events.filter((event) => !late.has(event)),
    200 * MINUTE
  );
  assert.equal(changesIn(fold, 200 * MINUTE)['billing']![0]!.kind, 'collapse');
  for (const event of late) fold.floor.apply(event, at(200 * MINUTE));
  fold.floor.settle(at(200 * MINUTE));
  assert.deepEqual(changesIn(fold, 200 * MINUTE), changesIn(foldAt(events, 200 * MINUTE), 200 * MINUTE));
});

test('sees longer contacts though no more come', () => {
  const events = [...usual, ...calls(180, 230, 4, 600)];
  const changes = changesIn(foldAt(events, 230 * MINUTE), 230 * MINUTE);
  assert.deepEqual(
    changes['billing']!.map(({ kind, measure }) => [kind, measure]),
    [['surge', 'load']]
  );
});

test('a day is kept as what came by quarter of an hour, and how much work it was', () => {
  const { floor } = foldAt(calls(0, 60, 4), DAY);
  const site = floor.site('izmir');
  const { queues, day } = dayOfArrivals(site, site.calendar.dayOf(at(0))!);
  assert.equal(day, '2026-11-23');
  assert.deepEqual(queues['billing']!.offered, [60, 60, 60, 60]);
  assert.deepEqual(queues['billing']!.work, {
    voice: { ended: 240, workMs: 240 * 120_000, squares: 240 * 120 ** 2 }
  });
});
