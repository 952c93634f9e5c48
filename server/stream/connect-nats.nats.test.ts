import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { eventually } from '../../tests/eventually.ts';
import { findNatsServer } from '../setup/nats-server.ts';
import { connectNats } from './connect-nats.ts';
import { freePort } from './free-port.ts';
import { startTestNats, testFolder } from './testing.ts';

/** A nats-server with a configuration of its own, of which `configure` gets a free port. */
async function startConfigured(t: TestContext, configure: (port: number) => string): Promise<number> {
  const file = join(testFolder(), 'nats.conf');
  const port = (await freePort(0))!;
  writeFileSync(file, configure(port));
  const program = await findNatsServer(() => undefined);
  const child = spawn(program, ['-c', file], { stdio: 'ignore' });
  t.after(() => child.kill('SIGKILL'));
  return port;
}

test('a server that comes later is waited for, and said once', async (t) => {
  const nats = await startTestNats(t);
  await nats.stop();
  const said: string[] = [];
  const connecting = connectNats({ url: nats.url, name: 'test', waitForFirst: true, say: (text) => said.push(text) });
  await eventually('it says that it waits', () => said.length > 0);
  await nats.restart();
  const nc = await connecting;
  await nc.flush();
  await nc.close();
  assert.equal(said.length, 1);
  assert.match(said[0]!, /waiting for NATS at nats:/);
});

test('waiting ends when it is asked to', async () => {
  const signal = AbortSignal.timeout(100);
  await assert.rejects(connectNats({ url: 'nats://127.0.0.1:1', name: 'test', waitForFirst: true, signal }));
});

test('a connection over WebSocket works and comes back', async (t) => {
  const port = await startConfigured(
    t,
    (free) => `listen: "127.0.0.1:-1"\nwebsocket { listen: "127.0.0.1:${free}", no_tls: true }`
  );
  const nc = await connectNats({ url: `ws://127.0.0.1:${port}`, name: 'test', waitForFirst: true });
  t.after(() => nc.close());
  nc.subscribe('echo', { callback: (_error, message) => void message.respond(message.data) });
  assert.equal((await nc.request('echo', 'hello')).string(), 'hello');
  await nc.reconnect();
  await eventually('it answers again', () =>
    nc.request('echo', 'hello').then(
      () => true,
      () => false
    )
  );
});

test('user and password are taken from the address; a refused login is an error even while waiting', async (t) => {
  const port = await startConfigured(
    t,
    (free) => `listen: "127.0.0.1:${free}"\nauthorization { user: "me", password: "p@ss" }`
  );
  const open = (login: string) =>
    connectNats({ url: `nats://${login}127.0.0.1:${port}`, name: 'test', waitForFirst: true });
  const nc = await open('me:p%40ss@');
  await nc.flush();
  await nc.close();
  await assert.rejects(open('me:wrong@'), /^Error: NATS at nats:\/\/127.0.0.1:\d+: .*[Aa]uthorization/);
  await assert.rejects(open(''), /[Aa]uthorization/);
});
