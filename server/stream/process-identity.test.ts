import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { commandLineOf, identityOf } from './process-identity.ts';

test('a process has one identity as long as it runs, and none afterwards', async (t) => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'some argument'], { stdio: 'ignore' });
  t.after(() => child.kill('SIGKILL'));
  await once(child, 'spawn');
  const identity = identityOf(child.pid!);
  assert.match(identity!, /^\S+$/);
  assert.equal(identityOf(child.pid!), identity);
  assert.match(commandLineOf(child.pid!)!, /some argument/);
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.equal(identityOf(child.pid!), null);
});

test('no process has a pid that was never given', () => {
  assert.equal(identityOf(0), null);
  assert.equal(identityOf(NaN), null);
  assert.equal(identityOf(2 ** 31 - 1), null);
});
