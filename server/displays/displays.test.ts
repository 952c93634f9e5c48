import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DisplayHealth, DisplayRow } from '#lib/protocol/displays.ts';
import { displaysInMemory } from './testing.ts';
import { hashOf } from './tokens.ts';

type Rig = ReturnType<typeof displaysInMemory>;

const HEALTH: DisplayHealth = {
  page: 'board',
  width: 1920,
  height: 1080,
  pixelRatio: 1,
  frameAgeMs: 400,
  awake: 'wakeLock',
  sound: 'ready',
  build: 'abc',
  uptimeMs: 60_000,
  heapBytes: null
};
const FROM = { address: '10.0.0.7', userAgent: 'Chrome/87.0 (Web0S)' };

async function waiting({ displays }: Rig, address = 'here') {
  const { value } = await displays.newCode(address);
  assert.ok(value);
  return value;
}

async function paired(rig: Rig, more: object = {}): Promise<{ id: string; token: string; row: DisplayRow }> {
  const { code, token } = await waiting(rig);
  const { value: row, error } = await rig.displays.pair({ code, name: 'North wall', ...more }, 'desk');
  assert.ok(row, error ?? 'no row');
  return { id: row.id, token, row };
}

test('a token is nobody’s until the desk has entered its code', async () => {
  const rig = displaysInMemory();
  const { code, token } = await waiting(rig);
  assert.equal(rig.displays.ofToken(token), null);
  assert.equal((await rig.displays.codeOf(code, token))?.code, code);
  const { value } = await rig.displays.pair({ code: ` ${code.toLowerCase()} `, name: ' North wall ' }, '10.0.0.2');
  assert.equal(rig.displays.ofToken(token), value?.id);
  assert.equal(value?.name, 'North wall');
  assert.equal(value.pairedBy, '10.0.0.2');
  assert.deepEqual(value.assignment, { boards: [], seconds: 30 });
  assert.equal(await rig.displays.codeOf(code, token), null);
});

test('only the hash of a token is kept', async () => {
  const rig = displaysInMemory();
  const { token } = await paired(rig);
  const kept = JSON.stringify(rig.documents.all());
  assert.ok(kept.includes(hashOf(token)));
  assert.ok(!kept.includes(token));
});

test('a code is told to no other token', async () => {
  const rig = displaysInMemory();
  const one = await waiting(rig);
  const other = await waiting(rig);
  assert.equal(await rig.displays.codeOf(one.code, other.token), null);
});

test('a code that nobody waits with pairs nothing', async () => {
  const rig = displaysInMemory();
  const { code } = await waiting(rig);
  const name = 'North wall';
  for (const wrong of ['AAAAAA', 'x', 'code.>', code.slice(1)]) {
    assert.equal((await rig.displays.pair({ code: wrong, name }, 'desk')).status, 404, wrong);
  }
  assert.ok((await rig.displays.pair({ code, name }, 'desk')).value);
  assert.equal((await rig.displays.pair({ code, name }, 'desk')).status, 404);
  assert.equal(rig.displays.list().length, 1);
});

test('a request that is wrong costs no code, and is told what is wrong', async () => {
  const rig = displaysInMemory();
  const { code } = await waiting(rig);
  for (const [request, error] of [
    [null, /^it must be an object/],
    [{ code }, /^name must be a name of 1 to 60 characters/],
    [{ code, name: '   ' }, /^name must be/],
    [{ code, name: 'x'.repeat(61) }, /^name must be/],
    [{ code, name: 'a\nb' }, /^name must be/],
    [{ code: 7, name: 'x' }, /^code must be/],
    [
      { code, name: 'x', assignment: { boards: ['a b'], seconds: 30 } },
      /^assignment\.boards\.0 must be the id of a board/
    ],
    [
      { code, name: 'x', assignment: { boards: [], seconds: 9 } },
      /^assignment\.seconds must be a whole number from 10/
    ],
    [
      { code, name: 'x', assignment: { boards: Array(21).fill('a'), seconds: 30 } },
      /^assignment\.boards must be at most 20/
    ]
  ] as const) {
    const outcome = await rig.displays.pair(request, 'desk');
    assert.equal(outcome.status, 400, String(error));
    assert.match(outcome.error, error);
  }
  assert.ok((await rig.displays.pair({ code, name: 'x' }, 'desk')).value);
});

test('too many codes from one address are refused', async () => {
  const rig = displaysInMemory({ codeMs: 60_000, windowMs: 60_000, fromOneAddress: 1, fromAll: 9 });
  await waiting(rig);
  assert.equal((await rig.displays.newCode('here')).status, 429);
});

test('what is not named in a change stays', async () => {
  const rig = displaysInMemory();
  const { id, row } = await paired(rig, { assignment: { boards: ['floor', 'team', 'floor'], seconds: 20 } });
  assert.deepEqual(row.assignment, { boards: ['floor', 'team'], seconds: 20 });
  const settings = { pixelShift: false, dim: { from: '22:00', to: '06:00' }, sound: false, quiet: null };
  await rig.displays.change(id, { settings });
  const { value } = await rig.displays.change(id, { name: 'South wall' });
  assert.deepEqual(value, { ...row, name: 'South wall', settings });
});

test('a change that is wrong changes nothing', async () => {
  const rig = displaysInMemory();
  const { id, row } = await paired(rig);
  const settings = { pixelShift: true, dim: null, sound: true, quiet: null };
  for (const [changes, error] of [
    [[], /^it must be an object/],
    [{ name: '' }, /^name must be/],
    [{ settings: { ...settings, dim: { from: '25:00', to: '06:00' } } }, /^settings\.dim\.from must be a time of day/],
    [{ settings: { ...settings, sound: 'loud' } }, /^settings\.sound must be true or false/]
  ] as const) {
    const outcome = await rig.displays.change(id, changes);
    assert.equal(outcome.status, 400);
    assert.match(outcome.error, error);
  }
  assert.deepEqual(rig.displays.list(), [row]);
});

test('two who change it at once both do', async () => {
  const rig = displaysInMemory();
  const { id } = await paired(rig);
  const { value: kept } = rig.documents.get(id)!;
  rig.documents.beforePut = () => void rig.documents.put(id, { ...kept!, name: 'South wall' });
  await rig.displays.change(id, { assignment: { boards: ['floor'], seconds: 30 } });
  const [row] = rig.displays.list();
  assert.equal(row?.name, 'South wall');
  assert.deepEqual(row.assignment.boards, ['floor']);
});

test('an order shows in what the display is told', async () => {
  const rig = displaysInMemory();
  const { id } = await paired(rig);
  const state = () => rig.displays.state(id, rig.clock.nowMs, 'UTC')!;
  assert.deepEqual([state().identifyUntilMs, state().reloads, state().chimes], [null, 0, 0]);
  for (const order of ['identify', 'reload', 'chime', 'chime'] as const) await rig.displays.order(id, order);
  assert.deepEqual([state().identifyUntilMs, state().reloads, state().chimes], [rig.clock.nowMs + 20_000, 1, 2]);
  rig.clock.nowMs += 20_000;
  assert.equal(state().identifyUntilMs, null);
});

test('a display is dimmed and silent at its hours, by the clock of its place', async () => {
  const rig = displaysInMemory();
  const { id } = await paired(rig);
  // 12:00 UTC, 15:00 in Istanbul.
  const quiet = { from: '14:30', to: '15:30' };
  await rig.displays.change(id, { settings: { pixelShift: true, dim: quiet, sound: true, quiet } });
  const at = (zone: string) => {
    const { isDimmed, isSilent } = rig.displays.state(id, rig.clock.nowMs, zone)!;
    return [isDimmed, isSilent];
  };
  assert.deepEqual(at('Europe/Istanbul'), [true, true]);
  assert.deepEqual(at('UTC'), [false, false]);
  await rig.displays.change(id, { settings: { pixelShift: true, dim: null, sound: false, quiet: null } });
  assert.deepEqual(at('UTC'), [false, true]);
});

test('one that is revoked is gone for good: its token, its report, and what is done to it', async () => {
  const rig = displaysInMemory();
  const { id, token } = await paired(rig);
  const other = await paired(rig);
  await rig.displays.report(id, FROM, HEALTH);
  assert.deepEqual(await rig.displays.revoke(id), { value: null });
  assert.deepEqual(rig.gone, [id]);
  assert.equal(rig.displays.ofToken(token), null);
  assert.equal(rig.displays.state(id, rig.clock.nowMs, 'UTC'), null);
  for (const outcome of [
    await rig.displays.revoke(id),
    await rig.displays.change(id, { name: 'back' }),
    await rig.displays.order(id, 'reload'),
    await rig.displays.report(id, FROM, HEALTH)
  ]) {
    assert.equal(outcome.status, 404);
  }
  assert.deepEqual(
    rig.displays.list().map((row) => row.id),
    [other.id]
  );
  assert.equal(rig.displays.ofToken(other.token), other.id);
  assert.ok(!JSON.stringify([...rig.documents.all(), ...rig.reports.all()]).includes(hashOf(token)));
});

test('a display’s report is kept as far as it is one', async () => {
  const rig = displaysInMemory();
  const { id } = await paired(rig);
  assert.equal(rig.displays.list()[0]?.report, null);
  await rig.displays.report(id, FROM, { ...HEALTH, more: 'than is asked for' });
  assert.deepEqual(rig.displays.list()[0]?.report, {
    address: '10.0.0.7',
    engine: 'Chromium 87, webOS',
    heardAtMs: rig.clock.nowMs,
    health: HEALTH
  });
  for (const wrong of [
    null,
    {},
    { ...HEALTH, awake: 'coffee' },
    { ...HEALTH, width: -1 },
    { ...HEALTH, build: 'x'.repeat(65) }
  ]) {
    assert.equal((await rig.displays.report(id, FROM, wrong)).status, 400);
  }
});

test('reports that come too fast are not stored', async () => {
  const rig = displaysInMemory();
  const { id } = await paired(rig);
  const width = (): number | undefined => rig.displays.list()[0]?.report?.health.width;
  await rig.displays.report(id, FROM, HEALTH);
  rig.clock.nowMs += 4999;
  await rig.displays.report(id, FROM, { ...HEALTH, width: 1280 });
  assert.equal(width(), 1920);
  rig.clock.nowMs += 1;
  await rig.displays.report(id, FROM, { ...HEALTH, width: 1280 });
  assert.equal(width(), 1280);
});

test('the next turn is that of the first display whose boards change', async () => {
  const rig = displaysInMemory();
  assert.equal(rig.displays.nextTurnMs(0), Infinity);
  await paired(rig, { assignment: { boards: ['a'], seconds: 10 } });
  assert.equal(rig.displays.nextTurnMs(0), Infinity);
  await paired(rig, { assignment: { boards: ['a', 'b'], seconds: 40 } });
  await paired(rig, { assignment: { boards: ['a', 'b'], seconds: 15 } });
  assert.equal(rig.displays.nextTurnMs(20_000), 30_000);
  assert.equal(rig.displays.nextTurnMs(30_000), 40_000);
});
