import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { WebSocket } from 'ws';
import { PROTOCOL, type ServerMessage } from '#lib/protocol/messages.ts';
import type { ShiftView } from '#lib/protocol/shift-view.ts';
import { newFolder, removeFolder, startServer, type TestServer } from './start-server.ts';

let server: TestServer;
before(async () => {
  const folder = newFolder();
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify({ sites: { izmir: { timeZone: 'Europe/Istanbul' } } }));
  server = await startServer({ folder, env: { FLOOR_CONFIG: config } });
});
after(async () => {
  await server.stop();
  removeFolder(server.folder);
});

/** From an hour ago to an hour from now: at every hour some of it is today. */
const shiftNow = (): { start: string; end: string } => ({
  start: new Date(Date.now() - 3_600_000).toISOString(),
  end: new Date(Date.now() + 3_600_000).toISOString()
});

const put = (body: string, type: string, query = ''): Promise<Response> =>
  fetch(`${server.url}/api/roster${query}`, { method: 'PUT', body, headers: { 'content-type': type } });

/** The first snapshot of a view, or the code with which the server closes. */
function firstOf(address: string): Promise<ShiftView | number> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`);
  return new Promise((resolve) => {
    socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', protocol: PROTOCOL, view: address })));
    socket.on('close', (code) => resolve(code));
    socket.on('message', (text: Buffer) => {
      const message = JSON.parse(text.toString()) as ServerMessage<ShiftView>;
      if (message.type !== 'snapshot') return;
      resolve(message.data);
      socket.close();
    });
  });
}

test('a roster is taken over as JSON, is told again, changes what the desk sees, and is taken back', async () => {
  const shift = { site: 'izmir', agent: 'a1', ...shiftNow() };
  const taken = await put(JSON.stringify({ shifts: [shift] }), 'application/json', '?by=Ayşe');
  assert.equal(taken.status, 200, await taken.clone().text());
  const { days } = (await taken.json()) as { days: { day: string }[] };
  const address = `${server.url}/api/roster?site=izmir&day=${days[0]!.day}`;
  const kept = (await (await fetch(address)).json()) as { by: string; shifts: { agent: string }[] };
  assert.deepEqual([kept.by, kept.shifts.map(({ agent }) => agent)], ['Ayşe', ['a1']]);
  const seen = (await firstOf('shift/izmir?for=desk')) as ShiftView;
  assert.equal(seen.agents['a1']?.state, 'offline');
  assert.notEqual(seen.agents['a1'].lateSinceMs, null);
  assert.equal((await fetch(address, { method: 'DELETE' })).status, 200);
  assert.equal((await fetch(address)).status, 404);
});

test('what is wrong with a roster is named, and with the request', async () => {
  const wrong = await put('site,agent,kind,start,end\nizmir,a 1,shift,2026-11-30T07:00,2026-11-30T08:00', 'text/csv');
  assert.equal(wrong.status, 400);
  assert.deepEqual(((await wrong.json()) as { problems: string[] }).problems, [
    'line 2: agent must be a token, not "a 1"'
  ]);
  assert.equal((await put('{}', 'text/plain')).status, 415);
  assert.equal((await put('{"shifts":[]}', 'application/json', '?whose=1')).status, 400);
  assert.equal((await fetch(`${server.url}/api/roster?site=izmir`)).status, 400);
  assert.equal((await fetch(`${server.url}/api/roster?site=izmir&day=2026-01-01`)).status, 404);
  const foreign = {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' }
  };
  assert.equal((await fetch(`${server.url}/api/roster`, { ...foreign, body: '{"shifts":[]}' })).status, 403);
});

test('no wall is told how people keep to their shifts', async () => {
  assert.equal(await firstOf('shift/izmir?for=wall'), 4404);
});
