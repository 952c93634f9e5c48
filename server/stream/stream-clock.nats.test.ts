import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from '../../tests/eventually.ts';
import { connectNats } from './connect-nats.ts';
import { provisionStreams } from './provision.ts';
import { StreamClock, type StreamState } from './stream-clock.ts';
import { startTestNats } from './testing.ts';

test('an answer comes with the position of the moment it was asked for: what came since is not older than it', async (t) => {
  const nats = await startTestNats(t);
  const nc = await connectNats({ url: nats.url, name: 'test' });
  t.after(() => nc.close());
  await provisionStreams(nc, { keepDays: 1 });
  let position = 7;
  const positionThen = (): number => position++;
  const seen: [StreamState | null, number][] = [];
  const clock = new StreamClock(
    nc,
    () => 0,
    positionThen,
    (state, positionWhenAsked) => seen.push([state, positionWhenAsked]),
    () => undefined
  );
  t.after(() => clock.stop());
  assert.equal(clock.ageMs(), null);
  await clock.start();
  const [[state, positionWhenAsked] = []] = seen;
  assert.equal(positionWhenAsked, 7);
  assert.equal(position, 8);
  assert.equal(state?.lastSequence, 0);
  assert.equal(clock.ageMs(), 0);
});

test('a lost connection makes it two seconds old at once, and an answer young again', async (t) => {
  const nats = await startTestNats(t);
  const nc = await connectNats({ url: nats.url, name: 'test' });
  t.after(() => nc.close());
  await provisionStreams(nc, { keepDays: 1 });
  const clock = new StreamClock(
    nc,
    () => 0,
    () => 0,
    () => undefined,
    () => undefined
  );
  t.after(() => clock.stop());
  await clock.start();
  await nats.kill();
  await eventually('the loss is known', () => clock.ageMs() === 2000);
  await nats.restart();
  await eventually('it has answered', () => clock.ageMs() === 0);
});
