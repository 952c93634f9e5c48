import { test } from 'node:test';
import assert from 'node:assert/strict';
import { planDay } from './day-plan.ts';
import { simulate, type SimulateOptions } from './simulate.ts';
import { FloorWatch } from './watch-floor.ts';
import type { DemoEvent } from './world.ts';

const HOUR = 3_600_000;
const MONDAY = Date.parse('2026-11-23T00:00:00Z');
const options = { seed: 1, run: 'r1', fromMs: MONDAY, timeZone: 'UTC' };

function* during(hours: number, more: Partial<SimulateOptions> = {}): Generator<DemoEvent> {
  const all = { ...options, ...more };
  for (const event of simulate(all)) {
    if (Date.parse(event.time) >= all.fromMs + hours * HOUR) return;
    yield event;
  }
}

function watch(hours: number, more: Partial<SimulateOptions> = {}): FloorWatch {
  const floor = new FloorWatch();
  for (const event of during(hours, more)) floor.take(event);
  return floor;
}

test('the same seed tells the same story, another seed another', () => {
  const story = [...during(2)];
  assert.ok(story.length > 1000);
  assert.deepEqual([...during(2)], story);
  assert.notDeepEqual([...during(2, { seed: 2 })], story);
});

test('two runs of one story share no id of an event or a contact', () => {
  const names = (run: string): string[] =>
    [...during(1, { run })].flatMap(({ id, data }) => ('contact' in data ? [id, String(data.contact)] : [id]));
  const first = new Set(names('r1'));
  assert.deepEqual(
    names('r2').filter((name) => first.has(name)),
    []
  );
});

test('two days: every event is valid, in order, and agrees with the others', () => {
  const floor = watch(48);
  for (const type of [
    ...(['offered', 'announced', 'ringing', 'unanswered', 'answered', 'held', 'resumed', 'abandoned'] as const),
    ...(['diverted', 'transferred', 'ended', 'wrapped'] as const)
  ]) {
    assert.ok(floor.counts.get(`contact.${type}`)! > 5, type);
  }
  for (const type of ['signed-in', 'state', 'queues', 'help', 'signed-out'] as const) {
    assert.ok(floor.counts.get(`agent.${type}`)! > 5, type);
  }
  assert.equal(floor.agents.size, 60);
});

test('a working day looks like one', () => {
  const floor = watch(24, { fromMs: MONDAY + 24 * HOUR });
  const serviceLevel = floor.serviceLevel(30_000, () => true);
  assert.ok(serviceLevel > 0.75 && serviceLevel < 0.95, `service level ${serviceLevel}`);
  assert.ok(floor.occupancy > 0.7 && floor.occupancy < 0.85, `occupancy ${floor.occupancy}`);
  const abandoned = floor.outcomes.filter(({ kind }) => kind === 'abandoned').length / floor.outcomes.length;
  assert.ok(abandoned > 0.01 && abandoned < 0.1, `abandon rate ${abandoned}`);
  assert.ok(floor.outcomes.length > 5000 && floor.outcomes.length < 10_000, `${floor.outcomes.length} contacts`);
});

test('a surge is felt in its queue', () => {
  const fromMs = MONDAY + 24 * HOUR;
  const floor = watch(72, { fromMs });
  const surges = [24, 25, 26].flatMap((day) => planDay(1, Temporal.PlainDate.from(`2026-11-${day}`), 'UTC').surges);
  assert.ok(surges.length > 10);
  const isCrowded = ({ queue, atMs }: { queue: string; atMs: number }): boolean =>
    surges.some((surge) => surge.queue === queue && surge.startMs <= atMs && atMs < surge.endMs);
  const crowded = floor.serviceLevel(30_000, isCrowded);
  const quiet = floor.serviceLevel(30_000, (outcome) => !isCrowded(outcome));
  assert.ok(quiet > 0.8 && crowded < quiet - 0.1, `quiet ${quiet}, crowded ${crowded}`);
});

for (const [day, fromMs] of [
  ['working day', MONDAY + 24 * HOUR],
  ['Sunday', MONDAY - 24 * HOUR]
] as const) {
  test(`there is something to see at every hour of a ${day}`, () => {
    const perHour = new Map<number, number>();
    let silentMs = 0;
    let lastMs = fromMs;
    for (const event of during(24, { fromMs })) {
      const atMs = Date.parse(event.time);
      const hour = Math.floor((atMs - fromMs) / HOUR);
      perHour.set(hour, (perHour.get(hour) ?? 0) + 1);
      silentMs = Math.max(silentMs, atMs - lastMs);
      lastMs = atMs;
    }
    assert.equal(perHour.size, 24);
    for (const [hour, events] of perHour) assert.ok(events > 20 * 60, `${events} events in hour ${hour}`);
    assert.ok(silentMs < 120_000, `nothing for ${silentMs} ms`);
  });
}

test('a floor that opens in the middle of the day is manned within half a minute', () => {
  const floor = watch(0.01, { fromMs: MONDAY + 14.5 * HOUR });
  assert.ok(floor.agents.size > 35, `${floor.agents.size} agents`);
  assert.ok(floor.countIn('available') < floor.agents.size);
  assert.ok(floor.legs.size > 3);
});

test('people come by the clock on the wall, where that changes too', () => {
  // The night of 25 October 2026 has 25 hours in Berlin.
  const signedInAt = new Set<string>();
  const fromMs = Date.parse('2026-10-24T22:00:00Z');
  for (const { type, time } of during(12, { fromMs, timeZone: 'Europe/Berlin' })) {
    if (type !== 'agent.signed-in' || Date.parse(time) < fromMs + HOUR) continue;
    const local = Temporal.Instant.from(time)
      .toZonedDateTimeISO('Europe/Berlin')
      .round({ smallestUnit: 'minute', roundingIncrement: 15 });
    signedInAt.add(local.toPlainTime().toString());
  }
  assert.deepEqual([...signedInAt].sort(), ['06:30:00', '07:00:00', '08:00:00', '08:45:00', '09:30:00', '11:00:00']);
});
