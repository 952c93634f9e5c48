import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AGENT_STATES } from '../contract/event-types.ts';
import { LoadHistory } from './load-history.ts';
import { AVAILABLE, BUSY, kindOf, NO_KIND } from './load.ts';
import { NEVER_SIGNED_IN, standingFrom, type KnownState, type Standing } from './standing.ts';
import { timesSince } from './time-in-state.ts';

type Change = readonly [atMs: number, state: KnownState];

const standingAfter = (...changes: readonly Change[]): Standing =>
  changes.reduce((known, [atMs, state]) => standingFrom(atMs, state, null, known), NEVER_SIGNED_IN);

/** Busy, available and not-ready time between two instants, in the history of what stands. */
function load(history: LoadHistory, latest: Standing, fromMs: number, toMs: number): number[] {
  history.follow(latest, fromMs);
  const times = [0, 0, 0];
  history.addBetween(fromMs, toMs, times, 0);
  return times;
}

/** The same, counted back from the end. */
function walked(latest: Standing, fromMs: number, toMs: number): number[] {
  const times = [0, 0, 0];
  for (const [state, ms] of Object.entries(timesSince(latest, fromMs, toMs))) {
    const kind = kindOf(state as KnownState);
    if (kind !== NO_KIND) times[kind]! += ms;
  }
  return times;
}

test('time before the first sign-in and after the last sign-out counts as nothing', () => {
  const latest = standingAfter([100, 'available'], [160, 'talking'], [200, 'offline']);
  assert.deepEqual(load(new LoadHistory(), latest, 0, 1000), [40, 60, 0]);
  assert.deepEqual(load(new LoadHistory(), NEVER_SIGNED_IN, 0, 1000), [0, 0, 0]);
});

test('what happens later is taken in', () => {
  const history = new LoadHistory();
  const first = standingAfter([100, 'available']);
  assert.deepEqual(load(history, first, 0, 150), [0, 50, 0]);
  assert.deepEqual(load(history, standingFrom(150, 'not-ready', 'lunch', first), 0, 170), [0, 50, 20]);
});

test('where the past turns out to have been another one, it is taken in anew', () => {
  const history = new LoadHistory();
  load(history, standingAfter([100, 'available'], [160, 'talking'], [200, 'acw']), 0, 300);
  const corrected = standingAfter([100, 'available'], [120, 'not-ready'], [200, 'acw']);
  assert.deepEqual(load(history, corrected, 0, 300), [100, 20, 80]);
});

test('a moment before the latest change is answered from what stood then', () => {
  const history = new LoadHistory();
  const latest = standingAfter([100, 'available'], [160, 'talking']);
  load(history, latest, 0, 300);
  assert.deepEqual(load(history, latest, 0, 130), [0, 30, 0]);
});

test('it tells the kind of time at an instant, and when that changes next', () => {
  const history = new LoadHistory();
  history.follow(standingAfter([100, 'available'], [160, 'ringing'], [170, 'talking'], [200, 'offline']), 0);
  assert.deepEqual(
    [99, 100, 165, 200].map((atMs) => history.kindAt(atMs)),
    [NO_KIND, AVAILABLE, BUSY, NO_KIND]
  );
  assert.deepEqual(
    [99, 100, 165, 200].map((atMs) => history.nextAfterMs(atMs)),
    [100, 160, 200, Infinity]
  );
});

test('what stood before it was forgotten counts as nothing', () => {
  const latest: Standing = { ...standingAfter([100, 'available'], [160, 'talking']), before: null };
  assert.deepEqual(load(new LoadHistory(), latest, 0, 200), [40, 0, 0]);
});

const state = fc.constantFrom<KnownState>(...AGENT_STATES, 'offline');
/** So many changes back the new one is put in, after so long; then a window so far back and so long is asked about. */
const move = fc.record({
  back: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(5)),
  afterMs: fc.integer({ min: 1, max: 50 }),
  state,
  lengthMs: fc.oneof({ weight: 3, arbitrary: fc.nat(300) }, fc.nat(5000)),
  agoMs: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(400)),
  forgets: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true))
});

test('however changes come, a window contains what counting back from its end finds', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 150, size: 'max' }), (moves) => {
      const history = new LoadHistory();
      let latest = NEVER_SIGNED_IN;
      for (const { back, afterMs, state, lengthMs, agoMs, forgets } of moves) {
        for (let each = 0; each < back && latest.before; each++) latest = latest.before;
        latest = standingFrom(Math.max(0, latest.fromMs) + afterMs, state, null, latest);
        if (forgets) latest = { ...latest, before: null };
        const toMs = latest.fromMs + 20 - agoMs;
        const fromMs = toMs - lengthMs;
        assert.deepEqual(load(history, latest, fromMs, toMs), walked(latest, fromMs, toMs));
      }
    }),
    { numRuns: 300 }
  );
});

test('it keeps no more than a window reaches', () => {
  const history = new LoadHistory();
  let latest = NEVER_SIGNED_IN;
  for (let atMs = 1; atMs < 20_000; atMs++) {
    latest = standingFrom(atMs, atMs % 2 === 0 ? 'talking' : 'available', null, latest);
    history.follow(latest, atMs - 100);
  }
  assert.ok(history.size < 200);
});
