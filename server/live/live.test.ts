import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { CLOSE, LIMITS, PROTOCOL, type Position, type ServerMessage } from '#lib/protocol/messages.ts';
import { applyPatch } from '#lib/protocol/patch.ts';
import { eventually } from '../../tests/eventually.ts';
import { Sockets } from './sockets.ts';
import { Views } from './views.ts';

const ADDRESS = 'site/izmir?for=desk';
const OF_DISPLAY = 'display/d1?for=wall';

/** A floor of one number, and the real wire to it over real sockets. */
async function startWire(t: TestContext) {
  const floor = { value: 0, ballast: '', reads: 0, isOpen: true, isThere: true, display: null as string | null };
  const views = new Views({
    now: Date.now,
    advance: () => Infinity,
    read: (address) => {
      floor.reads++;
      return [ADDRESS, OF_DISPLAY].includes(address) && floor.isThere
        ? { value: floor.value, ballast: floor.ballast }
        : null;
    }
  });
  const gate = { visitor: () => ({ isDesk: floor.isOpen, display: floor.display }), isSameOrigin: () => true };
  const sockets = new Sockets(gate, {
    open: (address) => views.open(address),
    heartbeatText: () => JSON.stringify({ type: 'heartbeat', serverMs: 1 })
  });
  const server = createServer().on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  t.after(async () => {
    views.close();
    await sockets.close();
    server.close();
  });
  const set = (value: number): void => {
    floor.value = value;
    views.changed();
  };
  return { floor, set, url, sockets };
}

/** A client that keeps what it got, and a replica of the view's data. */
class Client {
  readonly socket: WebSocket;
  readonly messages: ServerMessage[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  data: Record<string, unknown> = {};
  position: Position | null = null;

  constructor(url: string, path = '/live') {
    this.socket = new WebSocket(url + path);
    this.socket.on('message', (text: Buffer) => this.#take(JSON.parse(text.toString()) as ServerMessage));
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
    this.socket.on('error', () => {});
  }

  async opened(): Promise<this> {
    await new Promise((resolve) => this.socket.on('open', resolve));
    return this;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  hello(more: object = {}): void {
    this.send({ type: 'hello', protocol: PROTOCOL, view: ADDRESS, ...more });
  }

  ofType<T extends ServerMessage['type']>(type: T): Extract<ServerMessage, { type: T }>[] {
    return this.messages.filter((message) => message.type === type) as Extract<ServerMessage, { type: T }>[];
  }

  #take(message: ServerMessage): void {
    this.messages.push(message);
    if (message.type === 'snapshot') {
      this.data = message.data as Record<string, unknown>;
      this.position = { epoch: message.epoch, number: message.number };
    } else if (message.type === 'delta') {
      assert.equal(message.number, this.position!.number + 1, 'deltas are numbered without gaps');
      this.data = applyPatch(this.data, message.patch);
      this.position = { ...this.position!, number: message.number };
    }
  }
}

async function watching(url: string): Promise<Client> {
  const client = await new Client(url).opened();
  client.hello();
  await eventually('a snapshot', () => client.position !== null);
  return client;
}

test('a hello is answered with a heartbeat and a snapshot, then with numbered deltas', async (t) => {
  const { set, url } = await startWire(t);
  const client = await watching(url);
  assert.deepEqual(
    client.messages.map(({ type }) => type),
    ['heartbeat', 'snapshot']
  );
  set(1);
  await eventually('the first change', () => client.data['value'] === 1);
  set(2);
  await eventually('the second', () => client.data['value'] === 2);
  assert.deepEqual(
    client.ofType('delta').map(({ patch }) => patch),
    [{ set: { value: 1 } }, { set: { value: 2 } }]
  );
});

test('changes that come together go out together', async (t) => {
  const { set, url } = await startWire(t);
  const client = await watching(url);
  for (let value = 1; value <= 50; value++) set(value);
  await eventually('the last change', () => client.data['value'] === 50);
  assert.equal(client.ofType('delta').length, 1);
});

test('a view is read once a change, however many watch it', async (t) => {
  const { floor, set, url } = await startWire(t);
  const clients = await Promise.all(Array.from({ length: 60 }, () => watching(url)));
  const before = floor.reads;
  set(7);
  await eventually('all have it', () => clients.every(({ data }) => data['value'] === 7));
  // What changes by mere time is looked for meanwhile, twice a second; reading for each client would make sixty.
  assert.ok(floor.reads - before < 60, `${floor.reads - before} reads`);
});

test('after a short cut only what was missed is sent; of another epoch, or too long ago, a snapshot', async (t) => {
  const { set, url } = await startWire(t);
  const client = await watching(url);
  set(1);
  await eventually('the first change', () => client.data['value'] === 1);
  const { position } = client;
  client.socket.terminate();
  const other = await watching(url);
  set(2);
  await eventually('the second', () => other.data['value'] === 2);

  const back = new Client(url);
  back.position = position;
  await back.opened();
  back.hello({ resume: position });
  await eventually('what was missed', () => back.data['value'] === 2);
  assert.equal(back.ofType('snapshot').length, 0);
  assert.equal(back.ofType('delta').length, 1);

  for (const resume of [
    { epoch: 'another run', number: position!.number },
    { epoch: position!.epoch, number: 10_000 }
  ]) {
    const stranger = await new Client(url).opened();
    stranger.hello({ resume });
    await eventually('a snapshot', () => stranger.data['value'] === 2);
    assert.equal(stranger.ofType('snapshot').length, 1);
  }
});

test('a slow client gets a fresh snapshot instead of a growing queue', async (t) => {
  const { floor, set, url } = await startWire(t);
  const client = await watching(url);
  const other = await watching(url);
  client.socket.pause();
  // Until what the kernel buffers is full, and long after.
  const changes = 60;
  for (let value = 1; value <= changes; value++) {
    floor.ballast = String(value).padEnd(400_000, 'x');
    set(value);
    await eventually('each change', () => other.data['value'] === value);
  }
  client.socket.resume();
  await eventually('the last change', () => client.data['value'] === changes);
  assert.equal(client.data['ballast'], floor.ballast);
  assert.ok(client.ofType('snapshot').length > 1, 'a second snapshot');
  assert.ok(client.ofType('delta').length < changes, `${client.ofType('delta').length} deltas`);
});

test('who watches a view that is no more is told so', async (t) => {
  const { floor, set, url } = await startWire(t);
  const client = await watching(url);
  floor.isThere = false;
  set(1);
  assert.equal((await client.closed).code, CLOSE.noSuchView);
  assert.equal(client.ofType('delta').length, 0);
});

test('every refusal has its code', async (t) => {
  const { floor, url } = await startWire(t);
  const cases: [name: string, code: number, say: (client: Client) => void][] = [
    ['no JSON', CLOSE.badMessage, (client) => client.send('{')],
    ['binary', CLOSE.badMessage, (client) => client.socket.send(Buffer.from('{}'))],
    ['another type', CLOSE.badMessage, (client) => client.send({ type: 'bye' })],
    ['another protocol', CLOSE.protocol, (client) => client.hello({ protocol: PROTOCOL + 1 })],
    ['no address', CLOSE.noSuchView, (client) => client.hello({ view: 'nonsense' })],
    ['nobody knows it', CLOSE.noSuchView, (client) => client.hello({ view: 'site/nowhere?for=desk' })],
    ['resume of a wrong type', CLOSE.badMessage, (client) => client.hello({ resume: { epoch: 1, number: 'x' } })],
    ['too large', 1009, (client) => client.send('x'.repeat(LIMITS.messageBytes + 1))],
    ['hello twice', CLOSE.badMessage, (client) => (client.hello(), client.hello())]
  ];
  for (const [name, code, say] of cases) {
    const client = await new Client(url).opened();
    say(client);
    assert.equal((await client.closed).code, code, name);
  }
  floor.isOpen = false;
  assert.equal((await new Client(url).closed).code, CLOSE.forbidden);
});

test('a display watches what it shows, and nothing else', async (t) => {
  const { floor, url } = await startWire(t);
  Object.assign(floor, { isOpen: false, display: 'd1' });
  const own = await new Client(url).opened();
  own.hello({ view: OF_DISPLAY });
  await eventually('a snapshot', () => own.position !== null);
  for (const view of [ADDRESS, 'display/d2?for=wall', 'display/d1?for=desk', 'board/d1?for=wall', 'site/d1?for=wall']) {
    const client = await new Client(url).opened();
    client.hello({ view });
    assert.equal((await client.closed).code, CLOSE.forbidden, view);
    assert.deepEqual(client.messages, [], view);
  }
});

test('a display that is cut off loses all its sockets, whatever they had said; others keep theirs', async (t) => {
  const { floor, url, sockets } = await startWire(t);
  const desk = await watching(url);
  Object.assign(floor, { isOpen: false, display: 'd1' });
  const silent = await new Client(url).opened();
  const own = await new Client(url).opened();
  own.hello({ view: OF_DISPLAY });
  await eventually('a snapshot', () => own.position !== null);
  floor.display = 'd2';
  const other = await new Client(url).opened();
  Object.assign(floor, { isOpen: true, display: 'd1' });
  const deskToo = await watching(url);
  const deskAsDisplay = await new Client(url).opened();
  deskAsDisplay.hello({ view: OF_DISPLAY });
  await eventually('another', () => deskAsDisplay.position !== null);
  sockets.cutOff('d1');
  for (const client of [own, silent, deskAsDisplay]) assert.equal((await client.closed).code, CLOSE.forbidden);
  for (const client of [desk, other, deskToo]) assert.equal(client.socket.readyState, WebSocket.OPEN);
});

test('a path other than /live is refused, not left hanging', async (t) => {
  const { url } = await startWire(t);
  assert.equal((await new Client(url, '/else').closed).code, 1006);
});

test('a stopping server tells each browser when to come back', async (t) => {
  const { url, sockets } = await startWire(t);
  const client = await watching(url);
  await sockets.close();
  const { code, reason } = await client.closed;
  assert.equal(code, CLOSE.restart);
  assert.ok((JSON.parse(reason) as { retryAfterMs: number }).retryAfterMs >= 500);
});
