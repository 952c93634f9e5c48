import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { at, contact, START_MS } from '../../tests/oracle/given.ts';
import { absorb, Leg, type ContactEvent } from './leg.ts';
import { readLeg, type LegReading } from './leg-reading.ts';
import { CURVE_SLOT_MS, WaitingCurve } from './waiting-curve.ts';

function reading(...events: readonly ContactEvent[]): LegReading {
  const leg = new Leg('billing', 'c1', '1');
  for (const event of events) absorb(leg, event);
  return readLeg(leg);
}

const offered = (seconds: number, more = {}) => contact('offered', seconds, more);
const abandoned = (seconds: number) => contact('abandoned', seconds);

/** By minute since the start, up to now. */
function curveOf(legs: readonly LegReading[], nowSeconds: number, waitingNow: number): Record<string, number> {
  const curve = new WaitingCurve();
  for (const leg of legs) curve.replace(null, leg);
  return Object.fromEntries(curve.between(START_MS, at(nowSeconds), waitingNow));
}

test('a minute shows how many waited at its end, the last one how many wait now', () => {
  const legs = [reading(offered(30), abandoned(150)), reading(offered(70))];
  assert.deepEqual(curveOf(legs, 200, 1), { 0: 1, 1: 2, 2: 1, 3: 1 });
});

test('who came and went in one minute is not seen, and zeros are left out', () => {
  assert.deepEqual(curveOf([reading(offered(5), abandoned(50))], 100, 0), {});
});

test('who waited before the curve begins is on it', () => {
  assert.deepEqual(curveOf([reading(offered(-600), abandoned(90))], 150, 0), { 0: 1 });
});

test('an outcome before its offer is a wait of nothing', () => {
  assert.deepEqual(curveOf([reading(offered(200), abandoned(20))], 250, 0), {});
});

test('only complete inbound legs wait', () => {
  const legs = [reading(offered(5, { direction: 'outbound' })), reading(contact('answered', 70, { agent: 'a1' }))];
  assert.deepEqual(curveOf(legs, 150, 0), {});
});

test('a late fact takes out what the leg was, and puts in what it is', () => {
  const curve = new WaitingCurve();
  const waiting = reading(offered(5));
  curve.replace(null, waiting);
  curve.replace(waiting, reading(offered(5), abandoned(90)));
  assert.deepEqual(Object.fromEntries(curve.between(START_MS, at(150), 0)), { 0: 1 });
});

test('for any legs the curve is what counting them at the end of each minute gives', () => {
  const span = fc.tuple(fc.integer({ min: -300, max: 600 }), fc.option(fc.nat(300)));
  fc.assert(
    fc.property(fc.array(span), (spans) => {
      const now = 600.5;
      const legs = spans.map(([start, wait]) =>
        wait === null || start + wait > now ? reading(offered(start)) : reading(offered(start), abandoned(start + wait))
      );
      const waitingAt = (ms: number): number =>
        legs.filter((leg) => leg.offeredAtMs < ms && !(leg.outcomeAtMs < ms)).length;
      const expected: Record<string, number> = {};
      for (let minute = 0; minute <= 10; minute++) {
        const count = waitingAt(START_MS + (minute + 1) * CURVE_SLOT_MS);
        if (count > 0) expected[minute] = count;
      }
      assert.deepEqual(curveOf(legs, now, waitingAt(at(now + 1))), expected);
    })
  );
});
