import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { isLoopback, readSettings } from './settings.ts';

const root = resolve(import.meta.dirname, '..');
const thisFile = import.meta.filename;

const problems = (env: Record<string, string>): string[] => {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    return (error as Error).message.split('; ');
  }
};

test('without any variable: this machine only, the embedded server in the checkout, the demo floor', () => {
  assert.deepEqual(readSettings({}), {
    host: '127.0.0.1',
    port: 3000,
    publicUrl: null,
    tls: null,
    nats: null,
    configFile: null,
    boardsFolder: null,
    dataFolder: join(root, '.data'),
    keepDays: 35,
    demo: true,
    deskToken: null,
    alerts: { mail: null, push: null, secrets: {} }
  });
});

test('an empty variable is the same as none', () => {
  const names = ['PORT', 'HOST', 'PUBLIC_URL', 'TLS_CERT', 'TLS_KEY', 'NATS_URL', 'NATS_CREDS', 'FLOOR_CONFIG'];
  const more = [
    'FLOOR_BOARDS',
    'FLOOR_DATA',
    'FLOOR_KEEP_DAYS',
    'FLOOR_DEMO',
    'FLOOR_DESK_TOKEN',
    'FLOOR_SMTP_URL',
    'FLOOR_SECRET_HOOK'
  ];
  assert.deepEqual(readSettings(Object.fromEntries([...names, ...more].map((name) => [name, '']))), readSettings({}));
});

test('the demo floor is on by itself only with the embedded server', () => {
  const nats = { NATS_URL: 'nats://127.0.0.1:4222' };
  assert.equal(readSettings(nats).demo, false);
  assert.equal(readSettings({ ...nats, FLOOR_DEMO: '1' }).demo, true);
  assert.equal(readSettings({ FLOOR_DEMO: '0' }).demo, false);
});

test('what alerts are told by is set in pairs, and secrets are what is named so', () => {
  const mail = { FLOOR_SMTP_URL: 'smtps://me:secret@mail.example', FLOOR_SMTP_FROM: 'floor@example.com' };
  assert.equal(readSettings(mail).alerts.mail?.from, 'floor@example.com');
  assert.deepEqual(problems({ FLOOR_SMTP_URL: mail.FLOOR_SMTP_URL }), [
    'FLOOR_SMTP_FROM must be set where FLOOR_SMTP_URL is'
  ]);
  assert.deepEqual(problems({ ...mail, FLOOR_SMTP_URL: 'mail.example' }), [
    'FLOOR_SMTP_URL must be an smtp: or smtps: address'
  ]);
  assert.match(
    problems({ FLOOR_PUSH_PUBLIC_KEY: 'x', FLOOR_PUSH_PRIVATE_KEY: 'y' }).join(),
    /^FLOOR_PUSH_PUBLIC_KEY must be a VAPID key/
  );
  assert.deepEqual(readSettings({ FLOOR_SECRET_HOOK: 'https://a', OTHER: 'b' }).alerts.secrets, { HOOK: 'https://a' });
});

test('paths are meant from where the command was called', () => {
  assert.equal(readSettings({ FLOOR_DATA: 'somewhere' }).dataFolder, resolve('somewhere'));
});

test('everything that is wrong is told at once, each by its variable and value', () => {
  const told = problems({
    PORT: '70000',
    PUBLIC_URL: 'board.example',
    TLS_KEY: thisFile,
    NATS_URL: 'http://me:secret@nats.example',
    FLOOR_CONFIG: '/nowhere/at/all',
    FLOOR_BOARDS: thisFile,
    FLOOR_KEEP_DAYS: '1.5',
    FLOOR_DEMO: 'yes'
  });
  const one = (pattern: RegExp): void =>
    assert.equal(told.filter((each) => pattern.test(each)).length, 1, String(pattern));
  one(/^PORT must be a whole number from 0 to 65535, not "70000"$/);
  one(/^PUBLIC_URL must be .*, not "board.example"$/);
  one(/^TLS_CERT must be set too/);
  one(/^NATS_URL must be a nats:.*not shown: it holds a login\)$/);
  one(/^FLOOR_CONFIG must be a file that can be read: .*\/nowhere\/at\/all/);
  one(/^FLOOR_BOARDS must be a folder, not ".*settings\.test\.ts"$/);
  one(/^FLOOR_KEEP_DAYS must be .*, not "1.5"$/);
  one(/^FLOOR_DEMO must be 1 or 0, not "yes"$/);
  assert.equal(told.length, 8);
});

test('a certificate that is none, and addresses of two kinds', () => {
  assert.match(problems({ TLS_CERT: thisFile, TLS_KEY: thisFile })[0]!, /^TLS_CERT must be a certificate in PEM/);
  assert.match(problems({ NATS_URL: 'nats://a,ws://b' })[0]!, /^NATS_URL must not mix/);
  assert.match(problems({ NATS_CREDS: thisFile })[0]!, /^NATS_URL must be set where NATS_CREDS is$/);
});

test('whoever opens the board to others needs a token, and no error quotes it', () => {
  assert.match(problems({ HOST: '0.0.0.0' })[0]!, /^FLOOR_DESK_TOKEN must be set .*"0.0.0.0"/);
  const [short] = problems({ HOST: '0.0.0.0', FLOOR_DESK_TOKEN: 'hunter2' });
  assert.match(short!, /^FLOOR_DESK_TOKEN must be at least 16 characters long$/);
  assert.equal(readSettings({ HOST: '::', FLOOR_DESK_TOKEN: 'x'.repeat(16) }).deskToken, 'x'.repeat(16));
});

test('what is this machine and what is more', () => {
  for (const host of ['127.0.0.1', '127.8.8.8', 'localhost', '::1']) assert.ok(isLoopback(host), host);
  for (const host of ['0.0.0.0', '::', '192.168.1.7', '127.evil.example', 'board']) assert.ok(!isLoopback(host), host);
});
