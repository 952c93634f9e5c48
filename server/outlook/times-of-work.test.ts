import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Span, SpanKind } from './agent-spans.ts';
import { TimesOfWork } from './times-of-work.ts';

/** One after the other, each of so many seconds. */
function spans(...parts: readonly (readonly [kind: SpanKind, seconds: number])[]): Span[] {
  let endMs = 0;
  return parts.map(([kind, seconds]) => {
    const startMs = endMs;
    endMs += seconds * 1000;
    return { kind, startMs, endMs, ringingSinceMs: null };
  });
}

test('learns after-call work from each talk, with none from those that have none', () => {
  const work = new TimesOfWork();
  work.add(spans(['talk', 100], ['after-call', 30], ['free', 10], ['talk', 60], ['free', 5]), []);
  assert.deepEqual([work.afterCall.count, work.afterCall.totalMs], [2, 30_000]);
});

test('learns how soon the next contact is taken only while somebody waits', () => {
  const work = new TimesOfWork();
  work.add(
    spans(['talk', 100], ['free', 20], ['talk', 50], ['free', 60], ['talk', 10]),
    [115_000, 120_000, 180_000, 190_000]
  );
  assert.deepEqual([work.turnaround.count, work.turnaround.totalMs], [1, 15_000]);
});

test('counts as taken when it rings', () => {
  const [talk, free, next] = spans(['talk', 100], ['free', 20], ['talk', 50]) as [Span, Span, Span];
  const work = new TimesOfWork();
  work.add([talk, { ...free, ringingSinceMs: 112_000 }, next], [105_000, 112_000]);
  assert.deepEqual([work.turnaround.count, work.turnaround.totalMs], [1, 7000]);
});

test('learns how long breaks last, and how much work lies between them', () => {
  const work = new TimesOfWork();
  assert.equal(work.betweenBreaksMs, Infinity);
  work.add(spans(['free', 600], ['break', 300], ['talk', 600], ['break', 100], ['offline', 50]), []);
  assert.deepEqual([work.breaks.count, work.breaks.totalMs, work.betweenBreaksMs], [1, 400_000, 600_000]);
});
