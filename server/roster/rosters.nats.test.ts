import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { eventually } from '../../tests/eventually.ts';
import { Calendar } from '../floor/calendar.ts';
import { connectNats } from '../stream/connect-nats.ts';
import { startTestNats } from '../stream/testing.ts';
import { Rosters } from './rosters.ts';

const ZONE = 'Europe/Istanbul';
const MIDNIGHT_MS = Date.parse('2026-11-30T00:00+03:00');
const HOUR_MS = 3_600_000;
const DAY = { startMs: MIDNIGHT_MS, endMs: MIDNIGHT_MS + 24 * HOUR_MS };

const csv = (...shifts: string[]): string => ['site,agent,kind,start,end', ...shifts].join('\n');
const shift = (agent: string, from: string, to: string): string => `izmir,${agent},shift,${from},${to}`;

async function server(t: TestContext, url: string) {
  const nc = await connectNats({ url, name: 'test', waitForFirst: true });
  let changes = 0;
  const rosters = new Rosters({
    nc,
    now: Date.now,
    say: () => undefined,
    onChange: () => changes++,
    calendarOf: () => new Calendar(ZONE, '00:00'),
    zoneOf: () => ZONE
  });
  await rosters.start();
  t.after(async () => {
    rosters.stop();
    await nc.close();
  });
  return { rosters, changes: () => changes };
}

const agentsIn = ({ rosters }: Awaited<ReturnType<typeof server>>): string[] =>
  rosters.shiftsIn('izmir', DAY).map(({ agent }) => agent);

test('a roster that one server takes over every other knows, and one that comes later', async (t) => {
  const { url } = await startTestNats(t);
  const [one, other] = [await server(t, url), await server(t, url)];
  const text = csv(
    shift('early', '2026-11-30T07:00', '2026-11-30T16:00'),
    shift('night', '2026-11-29T23:00', '2026-11-30T08:00'),
    shift('next', '2026-12-01T07:00', '2026-12-01T16:00')
  );
  const { days } = await one.rosters.take(text, 'csv', 'Ayşe');
  assert.deepEqual(days?.map(({ day }) => day).sort(), ['2026-11-29', '2026-11-30', '2026-12-01']);
  await eventually('the other knows', () => agentsIn(other).length === 2);
  assert.deepEqual(agentsIn(other), ['night', 'early']);
  assert.equal(other.rosters.of('izmir', '2026-11-30')?.by, 'Ayşe');
  assert.ok(other.changes() > 0);
  assert.deepEqual(agentsIn(await server(t, url)), ['night', 'early']);
});

test('a day that comes again is replaced, the others stay; one that is taken back is gone', async (t) => {
  const { url } = await startTestNats(t);
  const one = await server(t, url);
  await one.rosters.take(csv(shift('a', '2026-11-30T07:00', '2026-11-30T16:00')), 'csv', null);
  await one.rosters.take(csv(shift('b', '2026-12-01T07:00', '2026-12-01T16:00')), 'csv', null);
  await one.rosters.take(csv(shift('c', '2026-11-30T09:00', '2026-11-30T18:00')), 'csv', null);
  assert.deepEqual(agentsIn(one), ['c']);
  assert.equal(one.rosters.of('izmir', '2026-12-01')?.shifts[0]?.agent, 'b');
  assert.equal(await one.rosters.remove('izmir', '2026-11-30'), true);
  assert.equal(await one.rosters.remove('izmir', '2026-11-30'), false);
  assert.deepEqual(agentsIn(one), []);
});

test('of a roster with one wrong entry nothing is taken over', async (t) => {
  const { url } = await startTestNats(t);
  const one = await server(t, url);
  const text = csv(
    shift('a', '2026-11-30T07:00', '2026-11-30T16:00'),
    shift('b', '2026-11-30T07:00', '2026-11-30T06:00')
  );
  assert.match((await one.rosters.take(text, 'csv', null)).problems?.join() ?? '', /^line 3: end must be later/);
  assert.deepEqual(agentsIn(one), []);
});
