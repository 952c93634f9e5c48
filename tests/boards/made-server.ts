/** The built pages, shown made-up boards over a real socket: no stream, no floor; the clock and what happens are the test's. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BoardView } from '#lib/protocol/board-view.ts';
import type { FloorAccess } from '#lib/protocol/floor-access.ts';
import type { Heartbeat } from '#lib/protocol/messages.ts';
import { Sockets } from '../../server/live/sockets.ts';
import { View, type ViewData } from '../../server/live/view.ts';
import type { Pages } from '../../server/web-server.ts';

const root = resolve(import.meta.dirname, '../..');

export interface MadeServer {
  readonly url: string;
  readonly sockets: Sockets;
  /** Shows another board, or the same one as it is now, to all who watch it. */
  readonly show: (id: string, data: BoardView, atMs: number) => void;
  readonly close: () => Promise<void>;
}

export async function startMadeServer(nowMs: () => number): Promise<MadeServer> {
  const views = new Map<string, View>();
  const viewOf = (address: string): View | null => views.get(/^board\/([^?]+)/.exec(address)?.[1] ?? '') ?? null;
  const heartbeat = (): Heartbeat => ({
    type: 'heartbeat',
    serverMs: nowMs(),
    build: 'made',
    sequence: 1,
    behind: 0,
    caughtUp: true,
    streamAgeMs: 0,
    lastEventAgeMs: 0
  });
  const sockets = new Sockets(
    { visitor: () => ({ isDesk: true, display: null }), isSameOrigin: () => true },
    { open: viewOf, heartbeatText: () => JSON.stringify(heartbeat()) }
  );
  const floor = {
    sites: () => [],
    view: (address: string) => viewOf(address)?.snapshot ?? null,
    heartbeat,
    ask: () => Promise.resolve([]),
    displays: { ofToken: () => null },
    boards: { get: (id: string) => (viewOf(`board/${id}`)?.snapshot.data as BoardView | undefined)?.board ?? null }
  } as unknown as FloorAccess;
  Object.assign(globalThis, { [Symbol.for('floorcast.floor')]: floor });
  const { handler } = (await import(pathToFileURL(join(root, 'build/handler.js')).href)) as { handler: Pages };
  const server = createServer((request, response) => {
    request.headers['x-forwarded-proto'] ??= 'http';
    handler(request, response);
  });
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sockets,
    show(id, data, atMs) {
      const known = views.get(id);
      if (known) known.update(data as unknown as ViewData, atMs);
      else views.set(id, new View(`board/${id}`, data as unknown as ViewData, atMs));
    },
    async close() {
      await sockets.close();
      server.closeAllConnections();
      server.close();
    }
  };
}
