import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { jetstream } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { eventually } from '../../tests/eventually.ts';
import { at, contact } from '../../tests/oracle/given.ts';
import { Floor } from '../floor/floor.ts';
import { StreamFold } from '../floor/stream-fold.ts';
import { connectNats } from '../stream/connect-nats.ts';
import { startTestNats } from '../stream/testing.ts';
import { ArrivalDays } from './arrival-days.ts';
import { DayKeeper, type DayKeeperOptions } from './day-keeper.ts';

const DAY = 24 * 3600;
/** Business days begin at ten, as the tests' time does. */
const CONFIG = { sites: { izmir: { dayStartsAt: '10:00' } } };
const here = new AbortController().signal;

/** @param more what is other than nothing being there */
async function keeper(t: TestContext, url: string, more: Partial<DayKeeperOptions>) {
  const nc = await connectNats({ url, name: 'test' });
  const said: string[] = [];
  const days = new ArrivalDays(nc, (text) => said.push(text));
  await days.start(here);
  const floor = new Floor(CONFIG);
  const clock = { nowMs: at(0) };
  const keeper = new DayKeeper({
    days,
    now: () => clock.nowMs,
    floor: () => floor,
    past: () => Promise.reject(new Error('nothing is known of the past')),
    firstMs: () => Promise.resolve(null),
    ...more
  });
  t.after(async () => {
    keeper.stop();
    days.stop();
    await nc.close();
  });
  const lookAt = (seconds: number): void => {
    clock.nowMs = at(seconds);
    keeper.look();
  };
  return { nc, said, days, floor, lookAt, clock };
}

const offered = (seconds: number, id: string) => contact('offered', seconds, { contact: id });
/** The site is heard from before its first whole day. */
const before = contact('offered', -60, { contact: 'before' });

test('keeps a day as soon as it is over, and anew where something came late; all servers know it', async (t) => {
  const { url } = await startTestNats(t);
  const [one, other] = await Promise.all([keeper(t, url, {}), keeper(t, url, {})]);
  for (const event of [before, offered(60, 'c1'), offered(3000, 'c2'), offered(3100, 'c3')]) {
    one.floor.apply(event, event.timeMs);
  }
  one.lookAt(DAY - 60);
  one.lookAt(DAY + 1);
  const counts = () => other.days.get('izmir', '2026-11-23')?.queues['billing']?.offered;
  await eventually('it is kept', () => counts() !== undefined);
  assert.deepEqual(counts(), [1, 0, 0, 2]);
  one.floor.apply(offered(70, 'late'), at(DAY + 30));
  one.lookAt(DAY + 3600);
  await eventually('it is corrected', () => counts()?.[0] === 2);
  assert.deepEqual(
    one.days.of('izmir').map(({ day }) => day),
    ['2026-11-23']
  );
});

test('keeps no day that was not heard from its start, and none for ever', async (t) => {
  const { url } = await startTestNats(t);
  const { days, floor, lookAt } = await keeper(t, url, {});
  floor.apply(offered(60, 'c1'), at(60));
  lookAt(DAY + 1);
  lookAt(2 * DAY + 1);
  await eventually('the second is kept', () => days.of('izmir').length > 0);
  assert.deepEqual(
    days.of('izmir').map(({ day }) => day),
    ['2026-11-24']
  );
  lookAt(90 * DAY);
  await eventually('it is forgotten', () => days.get('izmir', '2026-11-24') === null);
});

test('tells days that passed while nobody looked from floors of the past', async (t) => {
  const { url } = await startTestNats(t);
  const asked: number[] = [];
  const past: DayKeeperOptions['past'] = ({ atMs }, _, use) => {
    asked.push((atMs - at(0)) / (1000 * DAY));
    const fold = new StreamFold(CONFIG);
    for (const event of [before, offered(60, 'c1'), offered(DAY + 60, 'c2')]) fold.floor.apply(event, event.timeMs);
    fold.floor.settle(atMs);
    use(fold);
    return Promise.resolve();
  };
  const { days, floor, lookAt } = await keeper(t, url, { past, firstMs: () => Promise.resolve(at(-60)) });
  floor.apply(before, before.timeMs);
  lookAt(4 * DAY + 1);
  await eventually('they are kept', () => days.of('izmir').length === 4);
  assert.deepEqual(asked, [3, 2]);
  assert.deepEqual(days.get('izmir', '2026-11-23')!.queues['billing']!.offered, [1]);
  assert.deepEqual(days.get('izmir', '2026-11-24')!.queues['billing']!.offered, [1]);
});

test('passes over what is no day, and says what is wrong with it', async (t) => {
  const { url } = await startTestNats(t);
  const { nc, days, said } = await keeper(t, url, {});
  const store = await new Kvm(jetstream(nc)).open('ARRIVALS');
  const day = { site: 'izmir', day: '2026-11-23', startMs: at(0), endMs: at(DAY), queues: {} };
  const wrong = { ...day, queues: { billing: { offered: [1, -2], work: {} } } };
  await store.put('izmir.2026-11-23', JSON.stringify(wrong));
  await eventually('it is said', () => said.some((text) => text.includes('queues.billing.offered.1 must be')));
  await store.put('izmir.2026-11-23', JSON.stringify(day));
  await eventually('it is known', () => days.get('izmir', '2026-11-23') !== null);
});
