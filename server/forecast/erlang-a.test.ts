import assert from 'node:assert/strict';
import { test } from 'node:test';
import { erlangA, type ErlangA, type Workload } from './erlang-a.ts';

/** As many digits as a source printed, and no more than the last of them off by its rounding. */
function prints(actual: number | null, published: string): void {
  const digits = published.split('.')[1]?.length ?? 0;
  assert.ok(actual !== null);
  assert.ok(Math.abs(actual - Number(published)) <= 0.5 * 10 ** -digits + 1e-12, `${actual} is not ${published}`);
}

function steady(workload: Workload): ErlangA {
  const queue = erlangA(workload);
  assert.ok(queue);
  return queue;
}

const ofServed = (queue: ErlangA, ms: number): number => queue.answeredWithin(ms) / (1 - queue.abandons);
const ofAbandoned = (queue: ErlangA, ms: number): number => queue.abandonedWithin(ms) / queue.abandons;

// W. Whitt, "Engineering Solution of a Basic Call-Center Model" (2005): the exact columns of tables 1 and 3, λ = 102, μ = 1, s = 100.
test('agrees with Whitt where patience is as long as service', () => {
  const queue = steady({ arrivalsPerMs: 102, handleMs: 1, agents: 100, patienceMs: 1 });
  prints(1 - queue.waits, '0.4083');
  prints(queue.abandons, '0.0499');
  prints(queue.meanWaiting, '5.092');
  prints(queue.waitingVariance, '44.6');
  prints(queue.meanContacts, '102.0');
  prints(queue.meanWaitOfServedMs, '0.0490');
  prints(queue.waitOfServedVariance, '0.0042');
  prints(queue.meanWaitOfAbandonedMs, '0.0666');
  prints(ofServed(queue, 0.1), '0.7986');
  prints(ofServed(queue, 0.2), '0.9644');
  prints(ofAbandoned(queue, 0.1), '0.7671');
  prints(ofAbandoned(queue, 0.2), '0.9702');
});

test('agrees with Whitt where patience is four times as long as service', () => {
  const queue = steady({ arrivalsPerMs: 102, handleMs: 1, agents: 100, patienceMs: 4 });
  prints(1 - queue.waits, '0.226');
  prints(queue.abandons, '0.0364');
  prints(queue.meanWaiting, '14.84');
  prints(queue.waitingVariance, '214.5');
  prints(queue.meanContacts, '113.1');
  prints(queue.meanWaitOfServedMs, '0.1455');
  prints(ofServed(queue, 0.1), '0.469');
  // The paper prints 0.687; exact is 0.68648.
  prints(ofServed(queue, 0.2), '0.6865');
});

test('finds the number of agents that Whitt finds', () => {
  const isEnough = (agents: number): boolean => {
    const queue = steady({ arrivalsPerMs: 100, handleMs: 1, agents, patienceMs: 1 });
    return queue.abandons < 0.05 && ofServed(queue, 0.1) >= 0.8;
  };
  assert.deepEqual([98, 99].map(isEnough), [false, true]);
});

// pyworkforce (R. Arenas), test_abandonment.py; its service level divides by all who call, as formula `offered` does.
test('agrees with pyworkforce', () => {
  const queue = steady({ arrivalsPerMs: 10 / 3, handleMs: 3, agents: 14, patienceMs: 5 });
  prints(queue.waits, '0.14526');
  prints(queue.abandons, '0.013984');
  prints(queue.occupancy, '0.704297');
  prints(queue.meanWaitMs, '0.069919');
  const rule = { thresholdMs: 1 / 3, shortAbandonMs: 0, formula: 'offered', target: 0.8 } as const;
  prints(queue.serviceLevel(rule), '0.916792');
});

// pyworkforce, test_erlang.py, and the stationary values of the M/M/c example of umontreal-simul/contactcenters.
test('is Erlang C where nobody loses patience', () => {
  const fourteen = steady({ arrivalsPerMs: 10 / 3, handleMs: 3, agents: 14, patienceMs: Infinity });
  prints(fourteen.waits, '0.174');
  prints(fourteen.answeredWithin(0.33), '0.888');
  prints(fourteen.occupancy, '0.714');
  const twelve = steady({ arrivalsPerMs: 4.2, handleMs: 2, agents: 12, patienceMs: Infinity });
  prints(twelve.answeredWithin(1 / 3), '0.8991');
  prints(twelve.meanWaitMs, '0.1022');
  assert.equal(twelve.abandons, 0);
  assert.equal(twelve.meanWaitOfAbandonedMs, null);
});

test('comes to Erlang C as patience grows', () => {
  const workload = { arrivalsPerMs: 95 / 300, handleMs: 300, agents: 100 };
  const patient = steady({ ...workload, patienceMs: Infinity });
  const almost = steady({ ...workload, patienceMs: 1e12 });
  assert.ok(Math.abs(patient.waits - almost.waits) < 1e-9);
  assert.ok(Math.abs(patient.answeredWithin(20) - almost.answeredWithin(20)) < 1e-9);
  assert.ok(Math.abs(patient.meanWaitMs - almost.meanWaitMs) < 1e-6);
});

test('has no steady state where more come than can be served, and nobody leaves', () => {
  assert.equal(erlangA({ arrivalsPerMs: 1, handleMs: 10, agents: 10, patienceMs: Infinity }), null);
  assert.notEqual(erlangA({ arrivalsPerMs: 1, handleMs: 10, agents: 10, patienceMs: 60 }), null);
});

test('lets everyone leave where nobody serves', () => {
  const queue = steady({ arrivalsPerMs: 1, handleMs: 1, agents: 0, patienceMs: 10 });
  prints(queue.abandons, '1.000000');
  prints(queue.answeredWithin(5), '0.000000');
  prints(queue.abandonedWithin(5), String(1 - Math.exp(-0.5)));
  prints(queue.meanWaitOfAbandonedMs, '10.000000');
  assert.equal(queue.meanWaitOfServedMs, null);
  assert.equal(queue.occupancy, null);
});

test('stays in bounds with thousands of agents, overloaded, just loaded and idle', () => {
  for (const agents of [1, 200, 990, 1000, 1010, 3000]) {
    const queue = steady({ arrivalsPerMs: 1000 / 300, handleMs: 300, agents, patienceMs: 120 });
    for (const ms of [0, 20, 400, 40_000]) {
      const share = queue.answeredWithin(ms) + queue.abandonedWithin(ms);
      assert.ok(share >= -1e-9 && share <= 1 + 1e-9, `${agents} agents, ${ms} ms: ${share}`);
    }
    prints(queue.answeredWithin(1e7), (1 - queue.abandons).toFixed(9));
    prints(queue.abandonedWithin(1e7), queue.abandons.toFixed(9));
  }
});

test('has the service level of each formula', () => {
  const queue = steady({ arrivalsPerMs: 0.5, handleMs: 20, agents: 10, patienceMs: 30 });
  const rule = { thresholdMs: 10, shortAbandonMs: 2, target: 0.8 };
  const inTarget = queue.answeredWithin(10);
  const answered = 1 - queue.abandons;
  const abandoned = queue.abandons - queue.abandonedWithin(2);
  const early = queue.abandonedWithin(10) - queue.abandonedWithin(2);
  const level = (formula: Parameters<ErlangA['serviceLevel']>[0]['formula']): number | null =>
    queue.serviceLevel({ ...rule, formula });
  prints(level('offered'), (inTarget / (answered + abandoned)).toFixed(9));
  prints(level('answered'), (inTarget / answered).toFixed(9));
  prints(level('ignore-early'), (inTarget / (answered + abandoned - early)).toFixed(9));
  prints(level('early-ok'), ((inTarget + early) / (answered + abandoned)).toFixed(9));
});
