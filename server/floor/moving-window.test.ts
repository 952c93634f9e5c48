import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contact, at } from '../../tests/oracle/given.ts';
import { Calendar } from './calendar.ts';
import { SUM } from './contributions.ts';
import { readLeg } from './leg-reading.ts';
import { absorb, type ContactEvent } from './leg.ts';
import { Ledger } from './ledger.ts';
import { MovingWindow } from './moving-window.ts';
import { Queue } from './queue.ts';
import { Bucket } from './sums.ts';
import { STEP_MS, WINDOW_NAMES, windowStarts, type WindowName, type WindowStarts } from './windows.ts';

/** A step with so many offered in it, and the longest wait of its outcomes. */
interface Given {
  readonly offered?: number;
  readonly longestWaitMs?: number | null;
}

function steps(given: Readonly<Record<number, Given>>): Map<number, Bucket> {
  return new Map(
    Object.entries(given).map(([number, { offered = 0, longestWaitMs = -Infinity }]) => {
      const step = new Bucket(Number(number) * STEP_MS, (Number(number) + 1) * STEP_MS);
      step.sums[SUM.offered] = offered;
      step.longestWaitMs = longestWaitMs;
      return [Number(number), step] as const;
    })
  );
}

/** A window that has been moved to each of these steps in turn. */
function movedTo(steps: ReadonlyMap<number, Bucket>, ...numbers: readonly number[]): MovingWindow {
  const window = new MovingWindow();
  for (const number of numbers) window.moveTo(number * STEP_MS, steps);
  return window;
}

const offered = ({ sums }: Bucket): number => sums[SUM.offered]!;

test('a window contains no instant until it is asked for', () => {
  assert.equal(new MovingWindow().contains(0), false);
  assert.equal(movedTo(new Map(), 0).contains(0), true);
});

test('moving on takes out what is left behind', () => {
  const three = steps({ 3: { offered: 1 }, 4: { offered: 2 }, 7: { offered: 4 } });
  assert.equal(offered(movedTo(three, 3)), 7);
  assert.equal(offered(movedTo(three, 3, 4)), 6);
  assert.equal(offered(movedTo(three, 3, 6, 8)), 0);
});

test('moving far ahead, or back, fills it anew', () => {
  const three = steps({ 3: { offered: 1 }, 4: { offered: 2 }, 7_000_000: { offered: 4 } });
  assert.equal(offered(movedTo(three, 3, 7_000_000)), 4);
  assert.equal(offered(movedTo(three, 3, 7_000_000, 4)), 6);
});

test('after a reset it is filled anew, whatever has become of its steps', () => {
  const three = steps({ 3: { offered: 1 }, 4: { offered: 2 }, 7: { offered: 4 } });
  const window = movedTo(three, 3);
  window.reset();
  assert.equal(window.contains(7 * STEP_MS), false);
  three.delete(3);
  window.moveTo(4 * STEP_MS, three);
  assert.equal(offered(window), 6);
});

test('its moves are counted that change what is in it', () => {
  const three = steps({ 3: { offered: 1 }, 5: { offered: 2 } });
  const window = movedTo(three, 3);
  const before = window.moves;
  window.moveTo(4 * STEP_MS, three);
  assert.equal(window.moves, before + 1);
  window.moveTo(5 * STEP_MS, three);
  assert.equal(window.moves, before + 1, 'nothing was in the step that was left behind');
});

test('when the longest wait is left behind, the next longest is the longest', () => {
  const waits = steps({ 3: { longestWaitMs: 9000 }, 4: { longestWaitMs: 5000 }, 5: { longestWaitMs: 7000 } });
  assert.equal(movedTo(waits, 3).longestWaitMs, 9000);
  assert.equal(movedTo(waits, 3, 4).longestWaitMs, 7000);
  assert.equal(movedTo(waits, 3, 6).longestWaitMs, -Infinity);
});

test('while one of its steps does not know its longest wait, neither does the window', () => {
  const waits = steps({ 3: { longestWaitMs: 9000 }, 4: { longestWaitMs: null }, 5: { longestWaitMs: 7000 } });
  assert.equal(movedTo(waits, 3).longestWaitMs, null);
  assert.equal(movedTo(waits, 3, 4).longestWaitMs, null);
  assert.equal(movedTo(waits, 3, 4, 5).longestWaitMs, 7000);
});

test('a step that leaves without knowing its longest wait may have had the longest', () => {
  const waits = steps({ 3: { longestWaitMs: 9000 }, 4: { longestWaitMs: 5000 } });
  const window = movedTo(waits, 3);
  waits.get(3)!.longestWaitMs = null;
  window.moveTo(4 * STEP_MS, waits);
  assert.equal(window.longestWaitMs, 5000);
});

const calendar = new Calendar('Europe/Istanbul', '06:00');
const MIDDAY_MS = at(0);

const startsAt = (nowMs: number): WindowStarts => windowStarts(calendar.dayOf(nowMs)!, nowMs, 30);

const windowOf = (ledger: Ledger, name: WindowName, starts: WindowStarts): Bucket =>
  ledger.windows(starts)[WINDOW_NAMES.indexOf(name)]!;

/** What one of the ledger's windows counts, as offered. */
const counted = (ledger: Ledger, name: WindowName, nowMs: number): number =>
  offered(windowOf(ledger, name, startsAt(nowMs)));

test('what is counted late is in the windows that reach back to it', () => {
  const ledger = new Ledger(calendar);
  assert.equal(counted(ledger, 'last5m', MIDDAY_MS), 0);
  ledger.add(MIDDAY_MS - 10 * 60_000, SUM.offered, 1);
  assert.deepEqual(
    WINDOW_NAMES.map((name) => [name, counted(ledger, name, MIDDAY_MS)]),
    [
      ['today', 1],
      ['interval', 0],
      ['last5m', 0],
      ['last15m', 1],
      ['last30m', 1],
      ['last60m', 1]
    ]
  );
});

test('a window that nobody has asked for since its steps were dropped contains what is left of them', () => {
  const ledger = new Ledger(calendar);
  ledger.add(MIDDAY_MS, SUM.offered, 1);
  ledger.add(MIDDAY_MS + 40 * 60_000, SUM.offered, 2);
  assert.equal(counted(ledger, 'last60m', MIDDAY_MS + 41 * 60_000), 3);
  ledger.keepStepsFrom(MIDDAY_MS + 20 * 60_000);
  ledger.add(MIDDAY_MS + 80 * 60_000, SUM.offered, 4);
  assert.equal(counted(ledger, 'last60m', MIDDAY_MS + 81 * 60_000), 6);
});

type Act = { readonly move: number } | { readonly lateMs: number; readonly amount: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ move: fc.oneof(fc.nat(3000), fc.nat(60_000), fc.integer({ min: -290_000, max: 2 * 3_600_000 })) }),
  fc.record({
    lateMs: fc.oneof({ weight: 3, arbitrary: fc.nat(5000) }, fc.nat(70 * 60_000), fc.nat(30 * 3_600_000)),
    amount: fc.constantFrom(1, 1, 1, -1)
  })
);

test('however the clock goes, each window counts what happened from its start on', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 200, size: 'max' }), (acts) => {
      const ledger = new Ledger(calendar);
      const happened: { readonly atMs: number; readonly amount: number }[] = [];
      let nowMs = MIDDAY_MS;
      let latestMs = nowMs;
      for (const act of acts) {
        if ('move' in act) nowMs = Math.max(nowMs + act.move, latestMs - 290_000);
        else {
          happened.push({ atMs: nowMs - act.lateMs, amount: act.amount });
          ledger.add(nowMs - act.lateMs, SUM.offered, act.amount);
        }
        latestMs = Math.max(latestMs, nowMs);
        ledger.keepStepsFrom(startsAt(latestMs).last60m - 300_000);
        const [starts, endMs] = [startsAt(nowMs), calendar.dayOf(nowMs)!.endMs];
        for (const name of WINDOW_NAMES) {
          const untilMs = name === 'today' || name === 'interval' ? endMs : Infinity;
          const inside = happened.filter(({ atMs }) => atMs >= starts[name] && atMs < untilMs);
          const expected = inside.reduce((total, { amount }) => total + amount, 0);
          assert.equal(offered(windowOf(ledger, name, starts)), expected, name);
        }
      }
    }),
    { numRuns: 200 }
  );
});

/** A queue that counts these legs, each as it reads after each of its events. */
function queueOf(...legs: readonly (readonly ContactEvent[])[]): Queue {
  const queue = new Queue('izmir', 'billing', {}, calendar);
  queue.windows.at(startsAt(at(60)));
  for (const events of legs) {
    for (const event of events) {
      const leg = queue.legOf(event.data)!;
      absorb(leg, event);
      queue.recount(leg, readLeg(leg));
    }
  }
  return queue;
}

const abandonedAfter = (contactId: string, seconds: number): ContactEvent[] => [
  contact('offered', 0, { contact: contactId }),
  contact('abandoned', seconds, { contact: contactId })
];

test('when the longest wait turns out to have been none, the legs tell which was the longest', () => {
  const queue = queueOf(abandonedAfter('c1', 30), abandonedAfter('c2', 20), [
    contact('answered', 10, { contact: 'c1', agent: 'a1' })
  ]);
  const windows = queue.windows.at(startsAt(at(60)));
  for (const name of WINDOW_NAMES) assert.equal(windows[name].maxWaitMs, 20_000, name);
});

test('the figures of a window are the same object until it contains anything else', () => {
  const queue = queueOf(abandonedAfter('c1', 30));
  const before = queue.windows.at(startsAt(at(60)));
  const after = queue.windows.at(startsAt(at(75)));
  for (const name of WINDOW_NAMES) assert.equal(after[name], before[name], name);
  const later = queue.windows.at(startsAt(at(340)));
  assert.equal(later.last5m.offered, 0);
  assert.equal(later.last15m, before.last15m);
  assert.equal(queue.windows.at(startsAt(at(60))).last5m.offered, 1, 'the clock was set back');
});
