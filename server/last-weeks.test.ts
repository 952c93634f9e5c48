import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { PastDay } from '#lib/protocol/past-day.ts';
import { Floor } from './floor/floor.ts';
import { LastWeeks } from './last-weeks.ts';

const NOON_MS = Date.UTC(2026, 10, 23, 12);
const DAY_MS = 86_400_000;
const EMPTY: PastDay = { startMs: NOON_MS - 7 * DAY_MS, endMs: NOON_MS - 6 * DAY_MS, parts: [] };

type Reply = PastDay | null | Error;

/** @param replies of the archive, one after the other; then it says nothing more */
function lastWeeksOf(replies: readonly Reply[]) {
  const asked: string[] = [];
  const pauses: number[] = [];
  const signals: AbortSignal[] = [];
  let nowMs = NOON_MS;
  let known = 0;
  const floor = new Floor({ sites: { izmir: null } });
  const made = new LastWeeks({
    floor: () => floor,
    now: () => nowMs,
    onKnown: () => known++,
    pause: (ms) => {
      pauses.push(ms);
      return Promise.resolve();
    },
    ask: ({ site, day }, signal) => {
      signals.push(signal);
      const reply = replies[asked.push(`${site} ${day}`) - 1];
      if (reply === undefined) return new Promise(() => {});
      return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
    }
  });
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { made, asked, pauses, signals, settled, known: () => known, advance: (ms: number) => (nowMs += ms) };
}

test('the day a week before is asked for once, and known when it was told', async () => {
  const { made, asked, known, settled } = lastWeeksOf([EMPTY]);
  assert.equal(made.of('izmir'), null);
  assert.equal(made.of('izmir'), null);
  await settled();
  assert.equal(made.of('izmir')?.day.startMs, EMPTY.startMs);
  assert.deepEqual([asked, known()], [['izmir 2026-11-16'], 1]);
});

test('nothing is asked of a site that nobody has named', () => {
  const { made, asked } = lastWeeksOf([EMPTY]);
  assert.equal(made.of('nowhere'), null);
  assert.deepEqual(asked, []);
});

test('after a failure it is asked again, after longer and longer pauses; what is unknown is asked for again later', async () => {
  const failure = new Error('the archive has died');
  const { made, asked, pauses, settled } = lastWeeksOf([failure, failure, null, EMPTY]);
  made.of('izmir');
  await settled();
  assert.ok(made.of('izmir'));
  assert.equal(asked.length, 4);
  assert.deepEqual(pauses, [5000, 10_000, 3_600_000]);
});

test('with the next day another one is asked for', async () => {
  const { made, asked, signals, settled, advance } = lastWeeksOf([EMPTY]);
  made.of('izmir');
  await settled();
  advance(DAY_MS);
  assert.equal(made.of('izmir'), null);
  advance(DAY_MS);
  assert.equal(made.of('izmir'), null);
  assert.deepEqual(asked, ['izmir 2026-11-16', 'izmir 2026-11-17', 'izmir 2026-11-18']);
  assert.deepEqual(signals.map(({ aborted }) => aborted).slice(1), [true, false]);
});

test('what was told by other definitions is forgotten, and asked for anew', async () => {
  const { made, asked, signals, settled } = lastWeeksOf([EMPTY]);
  made.of('izmir');
  await settled();
  made.forget();
  assert.equal(signals[0]!.aborted, true);
  assert.equal(made.of('izmir'), null);
  assert.equal(asked.length, 2);
});
