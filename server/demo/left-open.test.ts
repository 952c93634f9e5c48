import { test } from 'node:test';
import assert from 'node:assert/strict';
import { LeftOpen } from './left-open.ts';
import { simulate } from './simulate.ts';
import { FloorWatch } from './watch-floor.ts';
import type { DemoEvent } from './world.ts';

const FROM_MS = Date.parse('2026-11-23T09:00:00Z');

function performed(count: number): DemoEvent[] {
  return [...simulate({ seed: 1, run: 'r1', fromMs: FROM_MS, timeZone: 'UTC' }).take(count)];
}

function leftOpenBy(events: readonly DemoEvent[]): LeftOpen {
  const leftOpen = new LeftOpen();
  for (const { type, data, time } of events) leftOpen.take({ type, data, timeMs: Date.parse(time) });
  return leftOpen;
}

function closingOf(leftOpen: LeftOpen): DemoEvent[] {
  let count = 0;
  return leftOpen.closing(leftOpen.lastMs!, () => `r2-x${++count}`);
}

test('nothing said, nothing left open', () => {
  const leftOpen = leftOpenBy([]);
  assert.equal(leftOpen.lastMs, null);
  assert.deepEqual(
    leftOpen.closing(0, () => 'x'),
    []
  );
});

for (const count of [300, 1000, 4000]) {
  test(`wherever a run is cut off (after ${count} events), what closes it leaves nobody waiting, talking or signed in`, () => {
    const events = performed(count);
    const floor = new FloorWatch();
    for (const event of events) floor.take(event);
    const closing = closingOf(leftOpenBy(events));
    assert.ok(closing.length > 20);
    for (const event of closing) floor.take(event);
    assert.equal(floor.countIn('offline'), floor.agents.size);
    const open = [...floor.legs.values()].filter(({ stage }) => stage !== 'closed' && stage !== 'acw');
    assert.deepEqual(open, []);
  });
}

test('what has been closed is not closed again', () => {
  const events = performed(1000);
  const closing = closingOf(leftOpenBy(events));
  assert.deepEqual(closingOf(leftOpenBy([...events, ...closing])), []);
});

test('a heartbeat is no sign of how far the run had come', () => {
  const leftOpen = new LeftOpen();
  leftOpen.take({ type: 'agent.signed-in', data: { agent: 'a1' }, timeMs: 1000 });
  leftOpen.take({ type: 'source.heartbeat', data: { name: 'demo', everyMs: 5000 }, timeMs: 9000 });
  assert.equal(leftOpen.lastMs, 1000);
});
