import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { test } from 'node:test';
import { Gate } from './gate.ts';

const TOKEN = 'the token of the desk';
const displayOf = (token: string): string | null => (token === 'of-d1' ? 'd1' : null);
const origins = { publicUrl: null, isLocalOnly: false, isSecure: false };
const gate = new Gate({ deskToken: TOKEN, origins, displayOf });
const openGate = new Gate({ deskToken: null, origins, displayOf });

const request = (url: string, headers: object = {}): IncomingMessage =>
  ({ url, method: 'GET', headers: { host: 'floor.example', ...headers } }) as IncomingMessage;
const ofDisplay = { cookie: 'a=b; floorcast_display=of-d1' };
const ofDesk = { authorization: `Bearer ${TOKEN}` };

/** The status of what the gate answers itself; null: it lets the request pass. */
function answered(by: Gate, url: string, headers: object = {}): number | null {
  let status: number | null = null;
  const response = { writeHead: (code: number) => ((status = code), response), end: () => response };
  by.answers(request(url, headers), response as unknown as ServerResponse);
  return status;
}

test('a visitor is of the desk, a display, both or neither', () => {
  const visitor = (headers: object) => gate.visitor(request('/', headers));
  assert.deepEqual(visitor({}), { isDesk: false, display: null });
  assert.deepEqual(visitor(ofDesk), { isDesk: true, display: null });
  assert.deepEqual(visitor(ofDisplay), { isDesk: false, display: 'd1' });
  assert.deepEqual(visitor({ authorization: 'Bearer of-d1' }), { isDesk: false, display: 'd1' });
  assert.deepEqual(visitor({ cookie: 'floorcast_display=of-nobody' }), { isDesk: false, display: null });
  assert.deepEqual(openGate.visitor(request('/', ofDisplay)), { isDesk: true, display: 'd1' });
});

test('what a stranger may see is where tokens and codes are given', () => {
  for (const path of ['/enter', '/tv', '/tv?lang=tr', '/tv/plain', '/api/display/pairing', '/display/check.js']) {
    assert.equal(answered(gate, path), null, path);
  }
  for (const [path, status] of [
    ['/', 303],
    ['/tv/demo', 303],
    ['/tv/plain/more', 303],
    ['/tvs', 303],
    ['/displays', 303],
    ['/api/displays', 401],
    ['/api/floor', 401]
  ] as const) {
    assert.equal(answered(gate, path), status, path);
  }
});

test('a display is refused what is not its own, and is not asked for a token it can’t have', () => {
  for (const path of ['/tv', '/tv/plain', '/api/display/health']) assert.equal(answered(gate, path, ofDisplay), null);
  for (const path of ['/', '/tv/demo', '/displays', '/api/floor', '/api/displays', '/site/demo', '/tv/__data.json']) {
    assert.equal(answered(gate, path, ofDisplay), 403, path);
    assert.equal(answered(gate, path, ofDesk), null, path);
    assert.equal(answered(openGate, path, ofDisplay), null, path);
  }
});
