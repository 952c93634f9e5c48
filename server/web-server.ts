/** The HTTP server: health, the gate, then the pages; and `/live`. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Gate } from './auth/gate.ts';
import { clientAddress } from './client-address.ts';
import type { Sockets } from './live/sockets.ts';

export type Pages = (request: IncomingMessage, response: ServerResponse) => void;

export interface Health {
  readonly status: 'ok' | 'catching-up' | 'no-stream';
  readonly sequence: number;
  readonly behind: number;
  readonly lastEventAgeMs: number | null;
  readonly clients: number;
}

export interface WebServerOptions {
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly cert: string | Buffer; readonly key: string | Buffer } | null;
  readonly gate: Gate;
  readonly sockets: Sockets;
  readonly pages: Pages;
  readonly health: () => Health;
}

/** Longer than proxies and scripts keep a quiet connection: else one is closed under their next question now and then. */
const KEEP_ALIVE_MS = 75_000;

function answerHealth(response: ServerResponse, health: Health): void {
  response.writeHead(health.status === 'ok' ? 200 : 503, {
    'content-type': 'application/json',
    'cache-control': 'no-store'
  });
  response.end(JSON.stringify(health));
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`PORT ${port} on ${host} is in use by another program`) : error);
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** @throws Error where the address can't be listened on */
export async function startWebServer(options: WebServerOptions): Promise<{ port: number; close: () => Promise<void> }> {
  const { gate, sockets, pages, health, tls } = options;
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    // The pages behind build their own address from what a proxy says, or from this.
    request.headers['x-forwarded-proto'] ??= tls ? 'https' : 'http';
    request.headers['x-forwarded-for'] = clientAddress(request);
    if (request.url === '/healthz') answerHealth(response, health());
    else if (!gate.answers(request, response)) pages(request, response);
  };
  const server = tls ? createSecureServer(tls, handle) : createServer(handle);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  const port = await listen(server, options.host, options.port);
  const close = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    await sockets.close();
    server.closeAllConnections();
    await closed;
  };
  return { port, close };
}
