import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Outlook, QueueOutlook } from '#lib/protocol/outlook.ts';
import { jetstream } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { eventually } from '../../tests/eventually.ts';
import { at, contact } from '../../tests/oracle/given.ts';
import { Floor } from '../floor/floor.ts';
import { connectNats } from '../stream/connect-nats.ts';
import { startTestNats } from '../stream/testing.ts';
import { PredictionDays } from './prediction-days.ts';
import { Predictor } from './predictor.ts';

const here = new AbortController().signal;
const MINUTE = 60;

const figure = { likely: 0, expected: 0, low: 0, high: 3, share: 0.8 };
const outlookAt = (atMs: number): Outlook => ({
  atMs,
  heldDays: 7,
  queues: [{ queue: 'billing', at15: { waiting: figure, serviceLevel: null, abandoned: figure } } as QueueOutlook],
  whatIf: null
});

/** A server's: all of one stream have the same floor. */
async function predictor(t: TestContext, url: string, keepDays = 14) {
  const nc = await connectNats({ url, name: 'test' });
  const said: string[] = [];
  const days = new PredictionDays(nc, (text) => said.push(text));
  await days.start(here);
  const floor = new Floor({});
  floor.apply(contact('offered', 0, { contact: 'c1', queue: 'billing' }), at(0));
  const clock = { nowMs: at(0) };
  let asked = 0;
  const made = new Predictor({
    days,
    keepDays,
    now: () => clock.nowMs,
    floor: () => floor,
    outlook: () => {
      asked++;
      return outlookAt(clock.nowMs);
    },
    random: () => 0
  });
  t.after(async () => {
    days.stop();
    await nc.close();
  });
  const lookAt = (seconds: number): void => {
    clock.nowMs = at(seconds);
    floor.settle(clock.nowMs);
    made.look();
  };
  const today = () => days.of('izmir').find(({ day }) => day === '2026-11-23');
  return { nc, days, said, lookAt, today, asked: () => asked };
}

test('servers of one stream foretell once every five minutes, and score when the time has come', async (t) => {
  const { url } = await startTestNats(t);
  const [one, other] = await Promise.all([predictor(t, url), predictor(t, url)]);
  one.lookAt(MINUTE);
  assert.equal(one.asked(), 0, 'within the five minutes in which it began it foretells nothing');
  one.lookAt(5 * MINUTE);
  other.lookAt(5 * MINUTE);
  for (const each of [one, other]) {
    await eventually('it is known', () => each.today()?.open.length === 1);
    assert.deepEqual(each.today()!.open[0]!.queues, { billing: { waiting: [0, 3, 0.8], abandoned: [0, 3, 0.8] } });
  }
  other.lookAt(10 * MINUTE);
  await eventually('both know of the second', () => [one, other].every(({ today }) => today()?.open.length === 2));
  const asked = one.asked();
  one.lookAt(10 * MINUTE + 10);
  assert.equal(one.asked(), asked, 'what was foretold is not foretold again');

  one.lookAt(25 * MINUTE);
  await eventually('the first is scored', () => (other.today()?.scores['billing']?.waiting?.[0] ?? 0) === 1);
  assert.deepEqual(other.today()!.scores['billing'], { waiting: [1, 1, 0.8], abandoned: [1, 1, 0.8] });
  assert.equal(other.today()!.open.length, 2);

  const next = await predictor(t, url);
  next.lookAt(30 * MINUTE);
  await eventually('who came later goes on', () => (one.today()?.scores['billing']?.waiting?.[0] ?? 0) === 2);
});

test('days of long ago are let go, and what can’t be read is said and passed over', async (t) => {
  const { url } = await startTestNats(t);
  const { nc, days, said, lookAt, today } = await predictor(t, url, 2);
  await days.keep({
    site: 'izmir',
    day: '2026-11-01',
    startMs: at(0) - 22 * 86_400_000,
    lastMs: null,
    open: [],
    scores: {}
  });
  const store = await new Kvm(jetstream(nc)).open('PREDICTIONS');
  await store.put(
    'izmir.2026-11-22',
    '{"site":"izmir","day":"2026-11-22","startMs":1,"lastMs":null,"open":[],"scores":{"billing":{"waiting":[1]}}}'
  );
  await eventually('the wrong one is told of', () => said.some((text) => text.includes('scores.billing.waiting')));
  lookAt(5 * MINUTE);
  await eventually('today is kept', () => today() !== undefined);
  await eventually('the old one is gone', () => !days.of('izmir').some(({ day }) => day === '2026-11-01'));
});
