import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CLOSE } from '#lib/protocol/messages.ts';
import type { Hello, ServerMessage } from '#lib/protocol/messages.ts';
import { connect } from './connection.ts';
import type { Connection, Phase, Socket } from './connection.ts';
import { manualTimers } from './manual-timers.ts';

class FakeSocket implements Socket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  readonly sent: unknown[] = [];
  isClosed = false;
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.isClosed = true;
  }
}

const hello: Hello = { type: 'hello', protocol: 1, view: 'site/x?for=desk', resume: { epoch: 'e', number: 3 } };
const delta = { type: 'delta', number: 4, atMs: 0, patch: {} } as const;

/** A connection whose pauses are the longest of their spread: 400, 800, 1600 … ms. */
function rig() {
  const sockets: FakeSocket[] = [];
  const phases: Phase[] = [];
  const ends: string[] = [];
  const taken: ServerMessage[] = [];
  const state = { follows: true };
  const timers = manualTimers();
  const connection: Connection = connect({
    open() {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    hello: () => hello,
    take(message) {
      taken.push(message);
      return state.follows;
    },
    phase: (phase) => void phases.push(phase),
    end: (why) => void ends.push(why),
    timers,
    random: () => 1
  });
  const last = (): FakeSocket => sockets.at(-1)!;
  const receive = (message: unknown): void => last().onmessage?.({ data: JSON.stringify(message) });
  const cut = (code = 1006, reason = ''): void => last().onclose?.({ code, reason });
  return { sockets, phases, ends, taken, state, timers, connection, last, receive, cut };
}

test('says hello once the socket is open, and hands on what comes', () => {
  const { phases, last, receive, taken } = rig();
  assert.deepEqual(last().sent, []);
  last().onopen?.();
  receive(delta);
  assert.deepEqual(last().sent, [hello]);
  assert.deepEqual(taken, [delta]);
  assert.deepEqual(phases, ['connecting', 'open']);
});

test('comes back after a cut, with growing pauses', () => {
  const { sockets, timers, cut } = rig();
  for (const [tries, pauseMs] of [400, 800, 1600].entries()) {
    cut();
    timers.pass(pauseMs - 1);
    assert.equal(sockets.length, tries + 1);
    timers.pass(1);
    assert.equal(sockets.length, tries + 2);
  }
});

test('a socket that held for five seconds starts the pauses anew', () => {
  const { sockets, timers, last, receive, cut } = rig();
  for (const pauseMs of [400, 800]) {
    cut();
    timers.pass(pauseMs);
  }
  last().onopen?.();
  timers.pass(4000);
  receive({ type: 'heartbeat' });
  timers.pass(1000);
  cut();
  timers.pass(400);
  assert.equal(sockets.length, 4);
});

test('a server that restarts is given the time it asked for, spread a little', () => {
  const { sockets, timers, cut } = rig();
  cut(CLOSE.restart, '{"retryAfterMs":2000}');
  timers.pass(2399);
  assert.equal(sockets.length, 1);
  timers.pass(1);
  assert.equal(sockets.length, 2);
});

test('a socket without a heartbeat for five seconds is dead, open or not', () => {
  const { sockets, timers, last, receive } = rig();
  timers.pass(5000);
  assert.ok(sockets[0]?.isClosed);
  timers.pass(400);
  last().onopen?.();
  timers.pass(4999);
  receive({ type: 'heartbeat' });
  timers.pass(4000);
  receive(delta);
  timers.pass(999);
  assert.equal(sockets.length, 2);
  timers.pass(1);
  assert.ok(sockets[1]?.isClosed);
});

test('a message that does not follow begins a new socket', () => {
  const { sockets, state, timers, last, receive } = rig();
  last().onopen?.();
  state.follows = false;
  receive(delta);
  assert.ok(sockets[0]?.isClosed);
  timers.pass(400);
  assert.equal(sockets.length, 2);
});

test('a socket that was given up has no power over its successor', () => {
  const { sockets, phases, taken, timers } = rig();
  const first = sockets[0]!;
  timers.pass(5000);
  timers.pass(400);
  const before = phases.length;
  first.onopen?.();
  first.onmessage?.({ data: JSON.stringify(delta) });
  first.onclose?.({ code: CLOSE.forbidden, reason: '' });
  assert.deepEqual([first.sent, taken, phases.length], [[], [], before]);
  assert.equal(sockets[1]?.isClosed, false);
});

test('reload and enter end it', () => {
  for (const [code, why] of [
    [CLOSE.protocol, 'reload'],
    [CLOSE.forbidden, 'enter']
  ] as const) {
    const { sockets, phases, ends, timers, connection, cut } = rig();
    cut(code);
    connection.hurry();
    timers.pass(3_600_000);
    assert.deepEqual(ends, [why]);
    assert.equal(phases.at(-1), 'over');
    assert.equal(sockets.length, 1);
  }
});

test('hurry cuts a pause short, and leaves an open socket alone', () => {
  const { sockets, timers, connection, cut } = rig();
  connection.hurry();
  assert.equal(sockets.length, 1);
  cut();
  connection.hurry();
  assert.equal(sockets.length, 2);
  timers.pass(400);
  assert.equal(sockets.length, 2, 'the pause is over with it');
});

test('closed, it opens nothing any more', () => {
  const { sockets, timers, connection } = rig();
  connection.close();
  connection.hurry();
  timers.pass(3_600_000);
  assert.ok(sockets[0]?.isClosed);
  assert.equal(sockets.length, 1);
});
