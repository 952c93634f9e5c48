import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Latest } from './latest.ts';
import { manualTimers } from './manual-timers.ts';

interface Call {
  readonly question: number;
  readonly signal: AbortSignal;
  readonly answer: (text: string) => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
}

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

function rig() {
  const calls: Call[] = [];
  const heard: unknown[] = [];
  const timers = manualTimers();
  const latest = new Latest<number, string>({
    ask: (question, signal) =>
      new Promise((resolve, reject) => {
        calls.push({
          question,
          signal,
          answer: (text) => (resolve(text), settled()),
          fail: (error) => (reject(error), settled())
        });
      }),
    answered: (question, answer) => heard.push([question, answer]),
    failed: (question, error) => heard.push([question, (error as Error).message]),
    timers,
    random: () => 0
  });
  const asked = (): number[] => calls.map(({ question }) => question);
  return { latest, calls, heard, timers, asked };
}

test('the first wish is asked at once', () => {
  const { latest, asked } = rig();
  latest.want(1);
  assert.deepEqual(asked(), [1]);
});

test('of the wishes made while a question is under way only the last is asked, after its answer', async () => {
  const { latest, calls, heard, timers, asked } = rig();
  [1, 2, 3, 4].forEach((wish) => latest.want(wish));
  timers.pass(200);
  assert.deepEqual(asked(), [1]);
  await calls[0]!.answer('one');
  assert.deepEqual(asked(), [1, 4]);
  await calls[1]!.answer('four');
  assert.deepEqual(heard, [
    [1, 'one'],
    [4, 'four']
  ]);
});

test('quick answers do not make it ask more often than every 80 ms', async () => {
  const { latest, calls, timers, asked } = rig();
  latest.want(1);
  await calls[0]!.answer('one');
  latest.want(2);
  timers.pass(79);
  assert.deepEqual(asked(), [1]);
  timers.pass(1);
  assert.deepEqual(asked(), [1, 2]);
});

test('a slow answer that is no longer wanted is given up, and never heard', async () => {
  const { latest, calls, heard, timers, asked } = rig();
  latest.want(1);
  latest.want(2);
  timers.pass(1000);
  assert.deepEqual(asked(), [1, 2]);
  assert.equal(calls[0]!.signal.aborted, true);
  await calls[1]!.answer('two');
  await calls[0]!.answer('one');
  assert.deepEqual(heard, [[2, 'two']]);
});

test('a slow answer that is still wanted is waited for; a wish after that is asked at once', () => {
  const { latest, calls, timers, asked } = rig();
  latest.want(1);
  timers.pass(5000);
  assert.equal(calls[0]!.signal.aborted, false);
  latest.want(2);
  assert.deepEqual(asked(), [1, 2]);
  assert.equal(calls[0]!.signal.aborted, true);
});

test('a failure is told, and does not end it', async () => {
  const { latest, calls, heard, timers, asked } = rig();
  latest.want(1);
  await calls[0]!.fail(new Error('no'));
  assert.deepEqual(heard, [[1, 'no']]);
  timers.pass(100);
  latest.want(1);
  assert.deepEqual(asked(), [1, 1]);
});

test('what failed is asked again, after pauses that grow', async () => {
  const { latest, calls, heard, timers, asked } = rig();
  latest.want(1);
  for (const [place, pauseMs] of [200, 400, 800].entries()) {
    await calls[place]!.fail(new Error('no'));
    timers.pass(pauseMs - 1);
    assert.equal(calls.length, place + 1);
    timers.pass(1);
    assert.equal(calls.length, place + 2);
  }
  await calls[3]!.answer('one');
  timers.pass(60_000);
  assert.deepEqual(asked(), [1, 1, 1, 1]);
  assert.deepEqual(heard.at(-1), [1, 'one']);
});

test('what failed is not asked again where something else is wished, or nothing any more', async () => {
  const { latest, calls, timers, asked } = rig();
  latest.want(1);
  await calls[0]!.fail(new Error('no'));
  timers.pass(100);
  latest.want(2);
  timers.pass(60_000);
  assert.deepEqual(asked(), [1, 2]);
  await calls[1]!.fail(new Error('no'));
  latest.drop();
  timers.pass(60_000);
  assert.deepEqual(asked(), [1, 2]);
});

test('what is dropped is aborted, not asked and not heard', async () => {
  const { latest, calls, heard, timers, asked } = rig();
  latest.want(1);
  latest.want(2);
  latest.drop();
  assert.equal(calls[0]!.signal.aborted, true);
  await calls[0]!.answer('one');
  timers.pass(1000);
  assert.deepEqual(asked(), [1]);
  assert.deepEqual(heard, []);
});
