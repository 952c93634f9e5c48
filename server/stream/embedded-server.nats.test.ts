import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import { eventually } from '../../tests/eventually.ts';
import { connectNats } from './connect-nats.ts';
import { pidFile, runningNatsServer, urlFile } from './data-folder.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { connectForCommand } from './find-nats.ts';
import { endLeftover } from './nats-process.ts';
import { identityOf } from './process-identity.ts';
import { testFolder } from './testing.ts';

const quiet = (): void => undefined;

async function start(t: TestContext, folder: string, say: (text: string) => void = quiet): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ folder, say });
  t.after(() => server.stop());
  return server;
}

/** A server in a process of its own; resolves when it runs. */
async function startElsewhere(t: TestContext, folder: string, ending = '') {
  const module = JSON.stringify(new URL('./embedded-server.ts', import.meta.url).href);
  const script = `import { startEmbeddedServer } from ${module};
    const server = await startEmbeddedServer({ folder: ${JSON.stringify(folder)}, say() {} });
    process.stdout.write(server.url);
    ${ending}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  t.after(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    await endLeftover(folder, quiet);
  });
  const refused = once(child, 'exit').then(() => Promise.reject(new Error('refused')));
  refused.catch(quiet);
  const [url] = (await Promise.race([once(child.stdout, 'data'), refused])) as [Buffer];
  return { child, url: String(url) };
}

test('a command finds the embedded server by its folder, and says what to do where there is none', async (t) => {
  const folder = testFolder();
  const env = { FLOOR_DATA: folder };
  await assert.rejects(connectForCommand(env), /No NATS: .*FLOOR_DATA, or set NATS_URL/);
  const server = await start(t, folder);
  const nc = await connectForCommand(env);
  assert.equal(`nats://${nc.getServer()}`, server.url);
  await nc.close();
  await server.stop();
  await assert.rejects(connectForCommand(env), /No NATS/);
});

test('a stopped server leaves no process, and the next one takes the same port', async (t) => {
  const folder = testFolder();
  const first = await start(t, folder);
  const pid = runningNatsServer(folder);
  await first.stop();
  assert.equal(identityOf(pid!), null);
  assert.equal((await start(t, folder)).url, first.url);
});

test('a nats-server that is killed is started again where its clients look for it', async (t) => {
  const folder = testFolder();
  const said: string[] = [];
  const server = await start(t, folder, (text) => said.push(text));
  const nc = await connectNats({ url: server.url, name: 'test' });
  t.after(() => nc.close());
  const first = runningNatsServer(folder)!;
  process.kill(first, 'SIGKILL');
  await eventually('another nats-server runs', () => ![null, first].includes(runningNatsServer(folder)));
  await eventually('the client is served', () =>
    nc.flush().then(
      () => nc.getServer() !== '',
      () => false
    )
  );
  assert.match(said.join(), /nats-server has died \(SIGKILL\)/);
});

test('a second server on the folder is refused, naming FLOOR_DATA and the process', async (t) => {
  const folder = testFolder();
  const { child } = await startElsewhere(t, folder);
  await assert.rejects(start(t, folder), new RegExp(`FLOOR_DATA.* in use by process ${child.pid}`));
});

test('what kill -9 left behind is ended, and the folder taken over with its port', async (t) => {
  const folder = testFolder();
  const killed = await startElsewhere(t, folder);
  killed.child.kill('SIGKILL');
  await once(killed.child, 'exit');
  const orphan = runningNatsServer(folder)!;
  assert.notEqual(identityOf(orphan), null, 'the nats-server outlives its server');
  const server = await start(t, folder);
  assert.equal(identityOf(orphan), null);
  assert.equal(server.url, killed.url);
});

test('of several servers that start at once on a dead one’s folder exactly one wins', async (t) => {
  const folder = testFolder();
  const killed = await startElsewhere(t, folder);
  killed.child.kill('SIGKILL');
  await once(killed.child, 'exit');
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => startElsewhere(t, folder)));
  assert.equal(outcomes.filter((each) => each.status === 'fulfilled').length, 1);
});

test('a server that throws takes its nats-server with it', async (t) => {
  const folder = testFolder();
  const { child } = await startElsewhere(t, folder, 'setTimeout(() => { throw new Error("boom"); }, 50);');
  const pid = runningNatsServer(folder)!;
  await once(child, 'exit');
  await eventually('nats-server has ended', () => identityOf(pid) === null);
});

test('another program that has the pid of a former nats-server is left alone', async (t) => {
  const folder = testFolder();
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  t.after(() => stranger.kill('SIGKILL'));
  writeFileSync(pidFile(folder), String(stranger.pid));
  writeFileSync(urlFile(folder), 'nats://127.0.0.1:1');
  await start(t, folder);
  assert.notEqual(identityOf(stranger.pid!), null);
  assert.notEqual(readFileSync(pidFile(folder), 'utf8').trim(), String(stranger.pid));
});

test('servers that start at one time, wanting the same port, all start', async (t) => {
  const servers = await Promise.all(Array.from({ length: 4 }, () => start(t, testFolder())));
  assert.equal(new Set(servers.map(({ url }) => url)).size, 4);
});
