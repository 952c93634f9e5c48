import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { eventually } from '../../tests/eventually.ts';
import { connectNats } from '../stream/connect-nats.ts';
import { startTestNats } from '../stream/testing.ts';
import { Announcements } from './announcements.ts';

const DAY_MS = 24 * 3600_000;

/** The announcements of one of several servers, its clock moved by hand. */
async function server(t: TestContext, url: string) {
  const nc = await connectNats({ url, name: 'test' });
  const clock = { nowMs: 1_000_000 };
  const announcements = new Announcements({
    nc,
    now: () => clock.nowMs,
    say: () => undefined,
    onChange: () => undefined,
    isBoard: (id) => ['floor', 'team'].includes(id)
  });
  await announcements.start();
  t.after(async () => {
    announcements.stop();
    await nc.close();
  });
  const texts = (board: string): string[] => Object.values(announcements.of(board)).map(({ text }) => text);
  const send = async (value: object) => (await announcements.send(value, 'Ayşe')).sent!;
  return { announcements, clock, texts, send };
}

test('what is sent is shown on all boards, or on those it is addressed to, at every server', async (t) => {
  const { url } = await startTestNats(t);
  const [one, other] = [await server(t, url), await server(t, url)];
  const all = await one.send({ text: '  Fire drill\n at ten ' });
  const { boards: _, id, ...shown } = all;
  assert.deepEqual(shown, {
    text: 'Fire drill at ten',
    severity: 'info',
    sentAtMs: 1_000_000,
    untilMs: null,
    by: 'Ayşe'
  });
  one.clock.nowMs++;
  await one.send({ text: 'Team meeting', severity: 'warning', boards: ['team'] });
  await eventually('the other knows', () => other.announcements.list().length === 2);
  assert.deepEqual(
    [other.texts('floor'), other.texts('team')],
    [['Fire drill at ten'], ['Team meeting', 'Fire drill at ten']]
  );
  assert.deepEqual(other.announcements.of('floor'), { [id]: shown });
});

test('an announcement is over after its time, or when it is taken back', async (t) => {
  const { url } = await startTestNats(t);
  const [one, other] = [await server(t, url), await server(t, url)];
  await one.send({ text: 'Until then', untilMs: 1_060_000 });
  const { id } = await one.send({ text: 'Until it is taken back' });
  await eventually('the other knows', () => other.announcements.list().length === 2);
  one.clock.nowMs = 1_059_999;
  assert.equal(one.texts('floor').length, 2);
  one.clock.nowMs = 1_060_000;
  assert.deepEqual(one.texts('floor'), ['Until it is taken back']);
  other.clock.nowMs = 1_060_000;
  assert.equal(await other.announcements.end(id), true);
  await eventually('the one knows', () => one.announcements.list().length === 0);
  assert.equal(await one.announcements.end(id), false);
  assert.equal(await one.announcements.end('nothing'), false);
});

test('what is wrong is named, and nothing is sent', async (t) => {
  const { announcements } = await server(t, (await startTestNats(t)).url);
  const problems = async (value: unknown): Promise<string[]> =>
    ((await announcements.send(value, null)).problems ?? []).map(({ path, problem }) => `${path} ${problem}`);
  assert.deepEqual(await problems({ text: ' \n ' }), ['text must be 1–500 characters, not 3']);
  assert.deepEqual(await problems({ text: 'x'.repeat(501) }), ['text must be 1–500 characters, not 501']);
  assert.deepEqual(await problems({ text: 'x', untilMs: 1_000_000 }), ['untilMs must be later than now, not 1000000']);
  assert.deepEqual(await problems({ text: 'x', boards: ['floor', 'other'] }), [
    'boards.1 must be the id of a board, not "other"'
  ]);
  assert.match(
    (await problems({ text: 'x', severity: 'loud' }))[0]!,
    /^severity must be one of info, warning, critical, not "loud"$/
  );
  for (const value of [null, 7, [], {}, { text: 'x', colour: 'red' }]) assert.equal((await problems(value)).length, 1);
  assert.deepEqual(announcements.list(), []);
});

test('what has long been over is removed when the next one is sent', async (t) => {
  const { url } = await startTestNats(t);
  const one = await server(t, url);
  await one.send({ text: 'Old', untilMs: 1_000_001 });
  one.clock.nowMs += 8 * DAY_MS;
  await one.send({ text: 'New' });
  const late = await server(t, url);
  late.clock.nowMs = 0;
  assert.deepEqual(late.texts('floor'), ['New']);
});
