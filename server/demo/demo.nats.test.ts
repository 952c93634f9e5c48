import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { DeliverPolicy, jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { eventually } from '../../tests/eventually.ts';
import { readEvent } from '../contract/read-event.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { connectNats } from '../stream/connect-nats.ts';
import { FLOOR_STREAM, provisionStreams } from '../stream/provision.ts';
import { startTestNats, type TestNats } from '../stream/testing.ts';
import { DEMO_SITE } from './demo-config.ts';
import { startDemo } from './demo.ts';
import { FloorWatch } from './watch-floor.ts';

const MINUTE = 60_000;
/** A day that began at 09:00, twenty minutes ago. */
const OPENED_MS = Date.parse('2026-11-23T09:20:00Z');
const config = { sites: { [DEMO_SITE]: { timeZone: 'UTC', dayStartsAt: '09:00' } } };

/** A clock that a test sets; it goes on by itself in between. */
class Clock {
  #offsetMs: number;

  constructor(atMs: number) {
    this.#offsetMs = atMs - Date.now();
  }

  readonly now = (): number => Date.now() + this.#offsetMs;

  goOn(ms: number): void {
    this.#offsetMs += ms;
  }
}

async function openFloor(t: TestContext): Promise<{ nats: TestNats; nc: NatsConnection }> {
  const nats = await startTestNats(t);
  const nc = await connectNats({ url: nats.url, name: 'test' });
  t.after(() => nc.close());
  await provisionStreams(nc, { keepDays: 1 });
  return { nats, nc };
}

async function storedEvents(nc: NatsConnection): Promise<FloorEvent[]> {
  const consumer = await jetstream(nc).consumers.get(FLOOR_STREAM, { deliver_policy: DeliverPolicy.All });
  if ((await consumer.info()).num_pending === 0) return [];
  const events: FloorEvent[] = [];
  for await (const message of await consumer.consume()) {
    const { event } = readEvent(message.data);
    assert.ok(event);
    events.push(event);
    if (message.info.pending === 0) break;
  }
  return events;
}

const isWork = ({ type }: FloorEvent): boolean => !type.startsWith('source.');
const workIn = async (nc: NatsConnection): Promise<FloorEvent[]> => (await storedEvents(nc)).filter(isWork);
const lastMs = (events: readonly FloorEvent[]): number => events.at(-1)!.timeMs;

function watch(events: readonly FloorEvent[]): FloorWatch {
  const floor = new FloorWatch();
  for (const { timeMs, ...event } of events) {
    floor.take({ ...event, specversion: '1.0', time: new Date(timeMs).toISOString() });
  }
  return floor;
}

function assertClosed(floor: FloorWatch): void {
  assert.equal(floor.countIn('offline'), floor.agents.size);
  assert.deepEqual(
    [...floor.legs.values()].filter(({ stage }) => stage !== 'closed' && stage !== 'acw'),
    []
  );
}

test('an empty stream gets the day so far, and then the present; stopped, it leaves nothing open', async (t) => {
  const { nc } = await openFloor(t);
  const clock = new Clock(OPENED_MS);
  const demo = await startDemo({ nc, config, seed: 1, now: clock.now });
  await eventually('the day so far is there', async () => lastMs(await storedEvents(nc)) >= OPENED_MS);
  clock.goOn(MINUTE);
  await eventually('a minute later it has gone on', async () => lastMs(await workIn(nc)) > OPENED_MS + MINUTE / 2);
  await demo.stop();

  const events = await storedEvents(nc);
  const heartbeats = events.filter((event) => !isWork(event));
  assert.ok(heartbeats.length > 1);
  for (const { type, data, timeMs } of heartbeats) {
    assert.deepEqual([type, data], ['source.heartbeat', { name: 'demo', everyMs: 5000 }]);
    assert.ok(timeMs >= OPENED_MS);
  }
  const work = events.filter(isWork);
  assert.ok(work[0]!.timeMs < OPENED_MS - 19 * MINUTE);
  const floor = watch(work);
  assert.ok(floor.legs.size > 60, `${floor.legs.size} contacts`);
  assertClosed(floor);
});

test('a run that was killed is closed where it fell silent, and the next goes on from there', async (t) => {
  const { nats, nc } = await openFloor(t);
  const clock = new Clock(OPENED_MS);
  const killed = await connectNats({ url: nats.url, name: 'killed' });
  const first = await startDemo({ nc: killed, config, seed: 1, now: clock.now });
  await eventually('the day so far is there', async () => lastMs(await storedEvents(nc)) >= OPENED_MS);
  await killed.close();
  await assert.rejects(first.ended);
  const before = await workIn(nc);

  clock.goOn(10 * MINUTE);
  const second = await startDemo({ nc, config, seed: 1, now: clock.now });
  await eventually('it has gone on', async () => lastMs(await workIn(nc)) > OPENED_MS + 9 * MINUTE);
  await second.stop();

  const after = (await workIn(nc)).slice(before.length);
  const closing = after.filter(({ timeMs }) => timeMs === lastMs(before));
  assert.ok(closing.length > 20);
  assertClosed(watch([...before, ...closing]));
  const floor = watch([...before, ...after]);
  assertClosed(floor);
  assert.ok(after[closing.length]!.timeMs < lastMs(before) + MINUTE);
});

test('after days of silence the last run is closed as early as the stream takes it, and today begins anew', async (t) => {
  const { nats, nc } = await openFloor(t);
  const clock = new Clock(OPENED_MS);
  const killed = await connectNats({ url: nats.url, name: 'killed' });
  const first = await startDemo({ nc: killed, config, seed: 1, now: clock.now });
  await eventually('the day so far is there', async () => lastMs(await storedEvents(nc)) >= OPENED_MS);
  await killed.close();
  await assert.rejects(first.ended);
  const before = await workIn(nc);

  clock.goOn(3 * 24 * 60 * MINUTE);
  const second = await startDemo({ nc, config, seed: 1, now: clock.now });
  await eventually('today is there', async () => lastMs(await workIn(nc)) > OPENED_MS + 3 * 24 * 60 * MINUTE - MINUTE);
  await second.stop();
  const after = (await workIn(nc)).slice(before.length);
  const startMs = Date.parse('2026-11-25T09:00:00Z');
  const closing = after.filter(({ timeMs }) => timeMs === startMs);
  assertClosed(watch([...before, ...closing]));
  assert.ok(after[closing.length]!.timeMs >= startMs + 24 * 60 * MINUTE);
});

test('as a process it publishes until it is told to stop', async (t) => {
  const { nats, nc } = await openFloor(t);
  // The day of this zone has begun less than an hour ago: a short history, whenever the test runs.
  const hour = new Date().getUTCHours();
  const timeZone = `Etc/GMT${hour < 12 ? `+${hour}` : `-${24 - hour}`}`;
  const child = fork(join(import.meta.dirname, 'main.ts'), {
    env: { ...process.env, NATS_URL: nats.url, FLOOR_CONFIG: '', TZ: timeZone }
  });
  t.after(() => child.kill('SIGKILL'));
  const startedMs = Date.now();
  // Past midnight a minute may pass before somebody calls; the heartbeat of the present does not wait for that.
  await eventually('it publishes the present', async () =>
    (await storedEvents(nc)).some(({ timeMs }) => timeMs >= startedMs)
  );
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number];
  assert.equal(code, 0);
  assertClosed(watch(await workIn(nc)));
});

test('the process ends when whoever started it is gone', async (t) => {
  const { nats, nc } = await openFloor(t);
  const child = fork(join(import.meta.dirname, 'main.ts'), { env: { ...process.env, NATS_URL: nats.url } });
  t.after(() => child.kill('SIGKILL'));
  await eventually('it has begun', async () => (await storedEvents(nc)).length > 0);
  child.disconnect();
  const [code] = (await once(child, 'exit')) as [number];
  assert.equal(code, 0);
});

test('without a NATS it says so, and ends', async () => {
  const env = { ...process.env, NATS_URL: 'nats://127.0.0.1:1' };
  const child = fork(join(import.meta.dirname, 'main.ts'), { env, stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  let said = '';
  child.stderr!.on('data', (text) => (said += String(text)));
  const [code] = (await once(child, 'close')) as [number];
  assert.equal(code, 1);
  assert.match(said, /^floorcast demo: NATS at nats:\/\/127\.0\.0\.1:1: .+\n$/);
});
