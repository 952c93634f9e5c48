// Displays on two servers that share a NATS: whichever a desk and a television ask, each sees what was done at the other.
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { DisplayHealth, DisplayList } from '#lib/protocol/displays.ts';
import { CLOSE } from '#lib/protocol/messages.ts';
import { AUDIENCES, formatViewAddress, VIEW_KINDS } from '#lib/protocol/view-address.ts';
import { aBoard } from '../server/boards/testing.ts';
import { startTestNats } from '../server/stream/testing.ts';
import { eventually } from './eventually.ts';
import { desk, DESK_TOKEN, pair, Television } from './paired-display.ts';
import { type TestServer } from './start-server.ts';
import { server } from './whole-server.ts';

const HEALTH: DisplayHealth = {
  page: 'board',
  width: 1920,
  height: 1080,
  pixelRatio: 1,
  frameAgeMs: 300,
  awake: 'film',
  sound: 'ready',
  build: 'test',
  uptimeMs: 1000,
  heapBytes: null
};

async function twoServers(t: TestContext): Promise<[TestServer, TestServer]> {
  const nats = await startTestNats(t);
  const env = { NATS_URL: nats.url, FLOOR_DESK_TOKEN: DESK_TOKEN };
  return [await server(t, { env }), await server(t, { env })];
}

async function newBoard(at: TestServer, title: string): Promise<string> {
  const answer = await desk(at)('POST', 'boards', aBoard(title));
  assert.equal(answer.status, 201, await answer.clone().text());
  return ((await answer.json()) as { id: string }).id;
}

const ownView = (id: string): string => formatViewAddress({ kind: 'display', id, audience: 'wall' });

async function listAt(at: TestServer): Promise<DisplayList> {
  return (await (await desk(at)('GET', 'displays')).json()) as DisplayList;
}

test('a display that is paired at one server shows at another what it was assigned, and does what the desk wants', async (t) => {
  const [here, there] = await twoServers(t);
  const tv = new Television();
  assert.equal(await tv.state(here), 'waiting');
  const { id } = await pair(tv, here, there);
  await eventually('it is paired where it hangs', async () => (await tv.state(here)) === 'paired');
  const screen = tv.watch(t, here, ownView(id));
  await eventually('it is told its name', () => screen.data()?.display?.name === 'North wall');
  assert.equal(screen.data()?.board, null);

  const order = async (path: string, method = 'POST', body?: unknown): Promise<void> => {
    const answer = await desk(there)(method, `displays/${id}${path}`, body);
    assert.equal(answer.status, 200, await answer.clone().text());
  };
  const floorBoard = await newBoard(there, 'The floor');
  await order('', 'PATCH', { assignment: { boards: [floorBoard], seconds: 30 } });
  await eventually('it shows the board', () => screen.data()?.board?.document.title === 'The floor');
  await order('', 'PATCH', { name: 'South wall' });
  await eventually('it has its other name', () => screen.data()?.display?.name === 'South wall');
  await order('/identify');
  await eventually('it says who it is', () => screen.data()?.display?.identifyUntilMs);
  await order('/reload');
  await eventually('it is to reload', () => screen.data()?.display?.reloads === 1);
  await order('/chime');
  await eventually('it is to chime', () => screen.data()?.display?.chimes === 1);
  const dim = { from: '00:00', to: '00:00' };
  await order('', 'PATCH', { settings: { pixelShift: false, dim, sound: false, quiet: null } });
  await eventually('it is dim and silent', () => {
    const { isDimmed, isSilent, pixelShift } = screen.data()!.display!;
    return isDimmed && isSilent && !pixelShift;
  });

  const headers = { 'content-type': 'application/json', 'user-agent': 'Chrome/87.0 (Web0S)' };
  const report = { method: 'POST', headers, body: JSON.stringify(HEALTH) };
  assert.equal((await tv.ask(here, '/api/display/health', report)).status, 204);
  await eventually('the desk sees how it is', async () => {
    const { displays } = await listAt(there);
    return displays[0]?.report?.engine === 'Chromium 87, webOS' && displays[0].report.health.awake === 'film';
  });
});

test('boards of a rotation take turns at the same moment wherever a display hangs', async (t) => {
  const [here, there] = await twoServers(t);
  const boards = [await newBoard(here, 'One'), await newBoard(there, 'Two')];
  const screens: ReturnType<Television['watch']>[] = [];
  for (const at of [here, there]) {
    const tv = new Television();
    const { id } = await pair(tv, at, here, { assignment: { boards, seconds: 10 } });
    await eventually('paired', async () => (await tv.state(at)) === 'paired');
    screens.push(tv.watch(t, at, ownView(id)));
  }
  const title = (screen: (typeof screens)[number]): string | null => screen.data()?.board?.document.title ?? null;
  const first = await eventually(
    'both show one',
    () => title(screens[0]!) === title(screens[1]!) && title(screens[0]!)
  );
  assert.ok(['One', 'Two'].includes(first));
  for (const screen of screens) await eventually('the other comes', () => title(screen) !== first);
  assert.equal(title(screens[0]!), title(screens[1]!));
});

test('one that is revoked is cut off at once, on whichever server it hangs, and stays so', async (t) => {
  const [here, there] = await twoServers(t);
  const tv = new Television();
  const { id } = await pair(tv, here, here, {
    assignment: { boards: [await newBoard(here, 'The floor')], seconds: 30 }
  });
  const other = new Television();
  const kept = await pair(other, there, here);
  for (const at of [here, there]) await eventually('paired', async () => (await tv.state(at)) === 'paired');
  const screens = [tv.watch(t, here, ownView(id)), tv.watch(t, there, ownView(id))];
  const spared = other.watch(t, there, ownView(kept.id));
  for (const screen of [...screens, spared]) await eventually('it watches', screen.data);

  const revokedAtMs = performance.now();
  assert.equal((await desk(there)('DELETE', `displays/${id}`)).status, 204);
  for (const [place, screen] of screens.entries()) {
    const { code, atMs } = await screen.closed;
    assert.equal(code, CLOSE.forbidden);
    t.diagnostic(
      `${place === 0 ? 'another' : 'the same'} server cut it off after ${Math.round(atMs - revokedAtMs)} ms`
    );
  }
  for (const at of [here, there]) {
    assert.equal(await tv.state(at), 'waiting');
    assert.equal((await tv.watch(t, at, ownView(id)).closed).code, CLOSE.forbidden);
    const report = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(HEALTH) };
    assert.equal((await tv.ask(at, '/api/display/health', report)).status, 401);
    assert.deepEqual(
      (await listAt(at)).displays.map((row) => row.id),
      [kept.id]
    );
  }

  // Paired anew it is another display, with another token: the old one stays worth nothing.
  const old = tv.token;
  const back = await pair(tv, here, there);
  assert.notEqual(back.id, id);
  assert.notEqual(tv.token, old);
  const thief = await fetch(`${here.url}/api/display/pairing`, { headers: { cookie: `floorcast_display=${old}` } });
  assert.deepEqual(await thief.json(), { state: 'waiting' });
  await eventually('the other one goes on', () => spared.frames.length > 3);
});

/** All addresses of the server, an id in each gap; found in the folder of the pages, so that none can be forgotten. */
function addresses(own: string): string[] {
  const root = join(resolve(import.meta.dirname, '..'), 'src/routes');
  const files = globSync('**/+{page,server}*.{ts,svelte}', { cwd: root });
  const paths = files.map((file) => `/${file.replace(/(^|\/)\+[^/]*$/, '')}`);
  const filled = paths.map((path) =>
    path.replace('[site]', 'demo').replace('[order]', 'reload').replace('[display]', own)
  );
  return [...new Set(filled.map((path) => path.replaceAll(/\[[^\]]+\]/g, 'demo')))].sort();
}

/** Shows nothing to anybody: where the desk's token is asked for. */
const OPEN_TO_ALL = ['/enter'];
const OF_DISPLAYS = ['/tv', '/tv/plain', '/api/display/health', '/api/display/pairing'];

test('a display’s token opens its page, and nothing else', async (t) => {
  const here = await server(t, { env: { FLOOR_DESK_TOKEN: DESK_TOKEN } });
  const tv = new Television();
  const { id } = await pair(tv, here, here);
  await eventually('paired', async () => (await tv.state(here)) === 'paired');
  const all = addresses(id);
  assert.ok(all.length > 25 && all.includes(`/api/displays/${id}/reload`), all.join(' '));
  for (const path of all.filter((each) => ![...OPEN_TO_ALL, ...OF_DISPLAYS].includes(each))) {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      for (const headers of [{ cookie: tv.cookie }, { authorization: `Bearer ${tv.token}` }] as const) {
        const answer = await fetch(`${here.url}${path}`, { method, redirect: 'manual', headers });
        assert.equal(answer.status, 403, `${method} ${path}`);
        assert.deepEqual(await answer.json(), { error: 'not for displays' });
      }
    }
  }
  assert.deepEqual(
    (await listAt(here)).displays.map((row) => row.id),
    [id]
  );
  assert.equal((await tv.ask(here, '/tv')).status, 200);
});

test('a display’s token watches its own view, and no other', async (t) => {
  const here = await server(t, { env: { FLOOR_DESK_TOKEN: DESK_TOKEN } });
  const own = new Television();
  const { id } = await pair(own, here, here);
  const other = await pair(new Television(), here, here);
  const boardId = await newBoard(here, 'The floor');
  await eventually('paired', async () => (await own.state(here)) === 'paired');
  for (const kind of VIEW_KINDS) {
    for (const audience of AUDIENCES) {
      for (const shown of [id, other.id, boardId, 'demo']) {
        const view = formatViewAddress({ kind, id: shown, audience });
        const screen = own.watch(t, here, view);
        if (view === ownView(id)) await eventually('its own', screen.data);
        else assert.equal((await screen.closed).code, CLOSE.forbidden, view);
      }
    }
  }
});

test('a token that nobody has paired opens nothing', async (t) => {
  const here = await server(t, { env: { FLOOR_DESK_TOKEN: DESK_TOKEN } });
  const tv = new Television();
  await tv.code(here);
  const paired = await pair(new Television(), here, here);
  for (const path of addresses(paired.id)) {
    if ([...OPEN_TO_ALL, ...OF_DISPLAYS].includes(path)) continue;
    const { status } = await fetch(`${here.url}${path}`, { redirect: 'manual', headers: { cookie: tv.cookie } });
    assert.equal(status, path.startsWith('/api/') ? 401 : 303, path);
  }
  assert.equal((await tv.watch(t, here, ownView(paired.id)).closed).code, CLOSE.forbidden);
  assert.equal((await tv.ask(here, '/api/display/health', { method: 'POST', body: '{}' })).status, 401);
});

test('a code stays on the screen while it is good, and cannot be used twice', async (t) => {
  const [here, there] = await twoServers(t);
  const tv = new Television();
  const code = await tv.code(here);
  assert.equal(await tv.code(there), code);
  const pairing = await Promise.all(
    [here, there].map((at) => desk(at)('POST', 'displays', { code, name: 'North wall' }))
  );
  assert.deepEqual(pairing.map(({ status }) => status).sort(), [200, 404]);
});

test('who is of the desk and bears a display’s token is a display on its page, and of the desk elsewhere', async (t) => {
  const here = await server(t, { env: { FLOOR_DESK_TOKEN: DESK_TOKEN } });
  const tv = new Television();
  await pair(tv, here, here, { name: 'North wall' });
  await eventually('paired', async () => (await tv.state(here)) === 'paired');
  const entered = await fetch(`${here.url}/enter`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ token: DESK_TOKEN })
  });
  const cookie = `${entered.headers.get('set-cookie')!.split(';')[0]}; ${tv.cookie}`;
  assert.match(await (await fetch(`${here.url}/tv`, { headers: { cookie } })).text(), /North wall/);
  assert.equal((await fetch(`${here.url}/api/floor`, { headers: { cookie } })).status, 200);
});

test('the token of a display is for its browser alone', async (t) => {
  const here = await server(t, { env: { FLOOR_DESK_TOKEN: DESK_TOKEN } });
  const answer = await fetch(`${here.url}/tv`);
  const cookie = answer.headers.getSetCookie().find((text) => text.startsWith('floorcast_display='))!;
  assert.match(cookie, /^floorcast_display=[\w-]{43};/);
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, /SameSite=Lax/);
  const page = await answer.text();
  assert.ok(!page.includes(/=([^;]+)/.exec(cookie)![1]!));
});
