/** The `/live` end of the HTTP server: who may open a socket, one heartbeat a second for all, and an orderly end. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { CLOSE, HEARTBEAT_MS, LIMITS } from '#lib/protocol/messages.ts';
import { Session, type SessionPlace, type Visitor } from './session.ts';

const PING_EVERY_MS = 30_000;
/** Browsers told to come back later spread themselves over this time, and longer the more there are. */
const RETURN_WITHIN_MS = 2000;
const RETURN_PER_SOCKET_MS = 1;

export interface SocketGate {
  visitor(request: IncomingMessage): Visitor;
  isSameOrigin(request: IncomingMessage): boolean;
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

export class Sockets {
  readonly #server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LIMITS.messageBytes
  });
  readonly #sessions = new Map<WebSocket, Session>();
  /** Sockets that have answered the last ping. */
  readonly #answering = new WeakSet<WebSocket>();
  readonly #gate: SocketGate;
  readonly #place: SessionPlace;
  readonly #timers: readonly NodeJS.Timeout[];

  constructor(gate: SocketGate, place: SessionPlace) {
    this.#gate = gate;
    this.#place = place;
    this.#timers = [
      setInterval(() => this.heartbeat(), HEARTBEAT_MS),
      setInterval(() => this.#endTheDead(), PING_EVERY_MS)
    ];
  }

  get count(): number {
    return this.#sessions.size;
  }

  /** Answers a request to upgrade; any path but `/live` is refused, for it would hang otherwise. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const path = request.url?.split('?')[0];
    if (path !== '/live') refuse(socket, '404 Not Found');
    else if (!this.#gate.isSameOrigin(request)) refuse(socket, '403 Forbidden');
    else this.#server.handleUpgrade(request, socket, head, (client) => this.#greet(client, request));
  }

  /** Tells everyone the time, and how the stream is: each second, and at once when the stream comes or goes. */
  heartbeat(): void {
    if (this.#sessions.size === 0) return;
    const text = this.#place.heartbeatText();
    for (const session of this.#sessions.values()) session.heartbeat(text);
  }

  /** Closes all that a display has opened. */
  cutOff(display: string): void {
    for (const session of this.#sessions.values()) session.cutOff(display);
  }

  /** Sends every browser away for a moment, each for another one. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    const withinMs = RETURN_WITHIN_MS + this.#sessions.size * RETURN_PER_SOCKET_MS;
    for (const session of this.#sessions.values()) session.restart(Math.round(500 + Math.random() * withinMs));
    const deadline = performance.now() + 1000;
    while (this.#sessions.size > 0 && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    for (const socket of this.#sessions.keys()) socket.terminate();
    this.#server.close();
  }

  #greet(client: WebSocket, request: IncomingMessage): void {
    const visitor = this.#gate.visitor(request);
    // A browser learns no status of a refused upgrade, but it does learn the code of a close.
    if (!visitor.isDesk && visitor.display === null) {
      client.close(CLOSE.forbidden, 'the desk token is needed');
      return;
    }
    this.#sessions.set(client, new Session(client, visitor, this.#place));
    this.#answering.add(client);
    client.on('pong', () => this.#answering.add(client));
    client.on('close', () => this.#sessions.delete(client));
  }

  #endTheDead(): void {
    for (const socket of this.#sessions.keys()) {
      if (!this.#answering.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }
}
