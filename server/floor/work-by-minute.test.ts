import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contact } from '../../tests/oracle/given.ts';
import { Calendar } from './calendar.ts';
import { absorb, Leg, type ContactEvent } from './leg.ts';
import { readLeg, type LegReading } from './leg-reading.ts';
import { WorkByMinute } from './work-by-minute.ts';

const calendar = new Calendar('UTC', '10:00');
const today = calendar.dayNamed('2026-11-23')!;

function readings(...events: readonly ContactEvent[]): LegReading[] {
  const leg = new Leg('billing', 'c1', '1');
  return events.map((event) => {
    absorb(leg, event);
    return readLeg(leg);
  });
}

const call = [
  contact('offered', 30),
  contact('ringing', 50, { agent: 'a1' }),
  contact('answered', 60, { agent: 'a1' }),
  contact('ended', 200),
  contact('wrapped', 310, { agent: 'a1' })
];

const minutesOf = (work: WorkByMinute, channel: 'voice' | 'chat' = 'voice') =>
  [...(work.day(today).get(channel) ?? [])]
    .filter(([, { arrivals, ended, pieces }]) => arrivals !== 0 || ended !== 0 || pieces.length > 0)
    .map(([minute, { arrivals, ended, pieces }]) => [minute, arrivals, ended, ...pieces]);

test('counts who came, who was done with, and the work of it, when each was known', () => {
  const work = new WorkByMinute(calendar);
  let before: LegReading | null = null;
  const seen: number[][][] = [];
  for (const reading of readings(...call)) {
    work.replace(before, reading);
    before = reading;
    seen.push(minutesOf(work));
  }
  assert.deepEqual(seen[2], [[0, 1, 0]]);
  assert.deepEqual(seen[3], [
    [0, 1, 0],
    [3, 0, 1, 150_000]
  ]);
  assert.deepEqual(seen[4], [...seen[3], [5, 0, 0, 110_000]]);
});

test('comes to the same whatever is told when', () => {
  const [inOrder, shuffled] = [new WorkByMinute(calendar), new WorkByMinute(calendar)];
  inOrder.replace(null, readings(...call).at(-1)!);
  let before: LegReading | null = null;
  for (const reading of readings(...call.toReversed())) {
    shuffled.replace(before, reading);
    before = reading;
  }
  assert.deepEqual(minutesOf(shuffled).sort(), minutesOf(inOrder).sort());
});

test('leaves out what nobody called in for, counts channels apart, and forgets days', () => {
  const work = new WorkByMinute(calendar);
  work.replace(null, readings(contact('offered', 30, { direction: 'outbound' })).at(-1)!);
  work.replace(null, readings(contact('offered', 30, { channel: 'chat' })).at(-1)!);
  assert.deepEqual([minutesOf(work), minutesOf(work, 'chat')], [[], [[0, 1, 0]]]);
  work.forgetBefore(today.endMs);
  assert.deepEqual(minutesOf(work, 'chat'), []);
});
