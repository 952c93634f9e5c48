import { test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { at, bytesOf, envelope } from '../../tests/oracle/given.ts';
import { StreamFold, type StreamMessage } from '../floor/stream-fold.ts';
import { LateNotes } from '../floor/late-notes.ts';
import type { ReadMessages } from './past-floor.ts';
import { PastFloors } from './past-floors.ts';

const here = new AbortController().signal;

/** A contact is offered every second, from second 1 on; the sequence is the second. */
const messages = Array.from({ length: 100 }, (_, index): StreamMessage => {
  const second = index + 1;
  const event = envelope('contact.offered', second, { contact: `c${second}`, queue: 'billing' });
  return {
    sequence: second,
    storedAtMs: at(second),
    subject: 'floor.izmir.contact.billing.offered',
    data: bytesOf(event)
  };
});

/** Past floors over that stream; it is read one message a turn. */
function pastFloors(t: TestContext, beginningAt = -Infinity) {
  const reads: [from: number, to: number][] = [];
  let loaded = 0;
  let nowMs = at(1000);
  const read: ReadMessages = async (from, take, signal) => {
    const read: [number, number] = [from, from];
    reads.push(read);
    for (const message of messages) {
      signal.throwIfAborted();
      if (message.sequence < from) continue;
      if (!take(message)) return;
      read[1] = message.sequence;
      await nextTurn();
    }
  };
  const floors = new PastFloors({
    read,
    late: () => new LateNotes(),
    now: () => nowMs,
    beginningBefore: (atMs) =>
      Promise.resolve({
        atMs: beginningAt <= atMs ? beginningAt : -Infinity,
        load: () => {
          loaded++;
          return Promise.resolve(new StreamFold({}));
        }
      })
  });
  t.after(() => floors.close());
  const waitingAt = (second: number, known: 'now' | 'then' = 'then', signal = here): Promise<number> =>
    floors.ask({ atMs: at(second), known }, signal, (fold) => fold.counts.applied);
  return { floors, waitingAt, reads, loaded: () => loaded, pass: (ms: number) => (nowMs += ms) };
}

test('moving forward goes on from the floor that is kept', async (t) => {
  const { waitingAt, reads, loaded } = pastFloors(t);
  assert.equal(await waitingAt(10), 10);
  assert.equal(await waitingAt(30), 30);
  assert.equal(await waitingAt(30), 30);
  assert.deepEqual(reads, [
    [1, 10],
    [11, 30]
  ]);
  assert.equal(loaded(), 1);
});

test('moving back begins anew; so does another kind, and what is nearer to a beginning than to what is kept', async (t) => {
  const { waitingAt, loaded } = pastFloors(t, at(50));
  assert.equal(await waitingAt(30), 30);
  assert.equal(await waitingAt(20), 20);
  assert.equal(loaded(), 2);
  assert.equal(await waitingAt(40, 'now'), 40);
  assert.equal(loaded(), 3);
  await waitingAt(60);
  assert.equal(loaded(), 4);
});

test('several questions about one moment share one floor', async (t) => {
  const { waitingAt, reads } = pastFloors(t);
  assert.deepEqual(await Promise.all([waitingAt(10), waitingAt(10), waitingAt(10)]), [10, 10, 10]);
  assert.equal(reads.length, 1);
});

test('one floor is computed at a time, and the moment that was asked for last comes first', async (t) => {
  const { waitingAt } = pastFloors(t);
  const answered: number[] = [];
  const ask = (second: number): Promise<unknown> => waitingAt(second).then(() => answered.push(second));
  await Promise.all([ask(10), ask(20), ask(30), ask(20), ask(40)]);
  assert.deepEqual(answered, [10, 40, 20, 20, 30]);
});

test('when who asked has gone the floor stops on its way, and what comes next goes on from there', async (t) => {
  const { waitingAt, reads, loaded } = pastFloors(t);
  const going = new AbortController();
  const gone = assert.rejects(waitingAt(90, 'now', going.signal), /moved on/);
  for (let turn = 0; turn < 40; turn++) await nextTurn();
  going.abort(new Error('moved on'));
  assert.equal(await waitingAt(95, 'now'), 95);
  await gone;
  const [first, second] = reads;
  assert.ok(first![1] > 10 && first![1] < 90, `${first![1]}`);
  assert.equal(second![0], first![1] + 1);
  assert.equal(loaded(), 1);
});

test('as long as one of those who asked is there, the floor goes on', async (t) => {
  const { waitingAt, reads } = pastFloors(t);
  const going = new AbortController();
  const gone = assert.rejects(waitingAt(50, 'then', going.signal), /moved on/);
  const other = waitingAt(50);
  await nextTurn();
  going.abort(new Error('moved on'));
  assert.equal(await other, 50);
  await gone;
  assert.equal(reads.length, 1);
});

test('who went before it was his turn costs nothing', async (t) => {
  const { waitingAt, reads } = pastFloors(t);
  const going = new AbortController();
  const first = waitingAt(10);
  const gone = assert.rejects(waitingAt(60, 'then', going.signal), /moved on/);
  going.abort(new Error('moved on'));
  await Promise.all([first, gone]);
  assert.equal(await waitingAt(20), 20);
  assert.deepEqual(reads.at(-1), [11, 20]);
});

test('two floors are kept, the ones used last, and none for longer than some minutes', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const { waitingAt, loaded, pass } = pastFloors(t);
  for (const second of [30, 20, 10]) await waitingAt(second);
  assert.equal(loaded(), 3);
  await waitingAt(20);
  await waitingAt(10);
  assert.equal(loaded(), 3);
  await waitingAt(30);
  assert.equal(loaded(), 3, 'the one at 20 has moved on to 30');
  pass(10 * 60_000);
  t.mock.timers.tick(60_000);
  await waitingAt(10);
  assert.equal(loaded(), 4);
});

test('after a reset nothing old is told: who waits gets the new floor’s answer', async (t) => {
  const { floors, waitingAt, loaded } = pastFloors(t);
  await waitingAt(10);
  const waiting = waitingAt(50);
  await nextTurn();
  floors.reset();
  assert.equal(await waiting, 50);
  assert.equal(loaded(), 2);
});

test('what fails is told to those who asked, and only to them', async (t) => {
  const { floors, waitingAt } = pastFloors(t);
  const ask = floors.ask({ atMs: at(10), known: 'then' }, here, () => {
    throw new Error('no such queue');
  });
  await assert.rejects(ask, /no such queue/);
  assert.equal(await waitingAt(10), 10);
});
