import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectNats, parseNatsUrls } from './connect-nats.ts';

test('addresses of every scheme are read, several of a cluster too', () => {
  for (const url of ['nats://localhost', 'tls://nats.example:4443', 'ws://127.0.0.1:8080/nats', 'wss://nats.example']) {
    assert.equal(parseNatsUrls(url).length, 1, url);
  }
  assert.deepEqual(
    parseNatsUrls('nats://a:1, nats://b:2').map((url) => url.host),
    ['a:1', 'b:2']
  );
});

test('an address that can’t be used is quoted, unless it holds a secret', () => {
  assert.throws(() => parseNatsUrls('http://h'), /must be a nats:.*not "http:\/\/h"/);
  for (const url of ['http://u:secret@h', 'nats://u:se/cret@h', 'nats://u:se,cret@h']) {
    assert.throws(() => parseNatsUrls(url), /must be a nats:.*not what it is \(not shown: it holds a login\)$/);
  }
  assert.throws(() => parseNatsUrls('localhost:4222'), /not "localhost:4222"/);
  assert.throws(() => parseNatsUrls('nats://a,ws://b'), /mix/);
});

test('nobody there is an error that names the address, without its secret', async () => {
  const url = 'nats://me:secret@127.0.0.1:1';
  await assert.rejects(connectNats({ url, name: 'test' }), (error: Error) => {
    assert.match(error.message, /^NATS at nats:\/\/127.0.0.1:1: /);
    return true;
  });
});
