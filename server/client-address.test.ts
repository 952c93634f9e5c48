import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import { clientAddress } from './client-address.ts';

const address = (remoteAddress: string | undefined, forwarded?: string): string =>
  clientAddress({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress } as IncomingMessage['socket']
  });

test('it is the other end of the connection', () => {
  assert.equal(address('10.1.2.3'), '10.1.2.3');
  assert.equal(address('::ffff:10.1.2.3'), '10.1.2.3');
  assert.equal(address(undefined), '');
});

test('only a proxy on this machine is believed, and only what it has seen itself', () => {
  assert.equal(address('127.0.0.1', '1.1.1.1, 10.1.2.3'), '10.1.2.3');
  assert.equal(address('::1', '10.1.2.3'), '10.1.2.3');
  assert.equal(address('127.0.0.1', ''), '127.0.0.1');
  assert.equal(address('10.1.2.3', '1.1.1.1'), '10.1.2.3');
});
