/**
 * One browser on `/live`. It says hello once, then listens: a second message ends it, so there is no rate to limit. A browser that reads too slowly has at most one delta waiting;
 * when another comes, both are dropped for a fresh snapshot as soon as the socket has drained.
 */
import type { RawData, WebSocket } from 'ws';
import { CLOSE, LIMITS, type Position } from '#lib/protocol/messages.ts';
import { formatViewAddress } from '#lib/protocol/view-address.ts';
import { readHello } from './read-hello.ts';
import type { View, Watcher } from './view.ts';

/** Whoever has opened a socket. */
export interface Visitor {
  /** May watch every view. */
  readonly isDesk: boolean;
  /** May watch what this display shows; null: bears no display's token. */
  readonly display: string | null;
}

export interface SessionPlace {
  /** The view of an address; null where there is none. */
  readonly open: (address: string) => View | null;
  readonly heartbeatText: () => string;
}

const viewOf = (display: string): string => formatViewAddress({ kind: 'display', id: display, audience: 'wall' });

const mayWatch = ({ isDesk, display }: Visitor, address: string): boolean =>
  isDesk || (display !== null && address === viewOf(display));

export class Session implements Watcher {
  readonly #visitor: Visitor;
  readonly #socket: WebSocket;
  readonly #place: SessionPlace;
  readonly #helloTimer: NodeJS.Timeout;
  #view: View | null = null;
  #isSending = false;
  #pending: string | null = null;
  #needsSnapshot = false;

  constructor(socket: WebSocket, visitor: Visitor, place: SessionPlace) {
    this.#visitor = visitor;
    this.#socket = socket;
    this.#place = place;
    this.#helloTimer = setTimeout(() => socket.close(CLOSE.helloTimeout, 'no hello'), LIMITS.helloTimeoutMs);
    socket.on('message', (data, isBinary) => this.#message(data, isBinary));
    socket.on('close', () => this.#leave());
    // A socket that breaks closes itself next; without a listener its error would end the process.
    socket.on('error', () => socket.terminate());
  }

  frame(text: string): void {
    if (!this.#isSending) this.#send(text);
    else if (this.#needsSnapshot) return;
    else if (this.#pending === null) this.#pending = text;
    else {
      this.#pending = null;
      this.#needsSnapshot = true;
    }
  }

  gone(): void {
    this.#socket.close(CLOSE.noSuchView, 'no such view');
  }

  /** The display is one no more: closes what was opened as it. A desk that bears its token too goes on elsewhere. */
  cutOff(display: string): void {
    const visitor = this.#visitor;
    const isOfDisplay = visitor.display === display;
    if (isOfDisplay && (!visitor.isDesk || this.#view?.address === viewOf(display))) this.#forbid();
  }

  #forbid(): void {
    this.#socket.close(CLOSE.forbidden, 'not for this token');
  }

  /** Heartbeats are not queued: one that can't go out now would only tell what is no longer true. */
  heartbeat(text: string): void {
    if (this.#view && !this.#isSending) this.#send(text);
  }

  /** Asks the browser to come back after a while. */
  restart(retryAfterMs: number): void {
    this.#socket.close(CLOSE.restart, JSON.stringify({ retryAfterMs }));
  }

  #send(text: string): void {
    this.#isSending = true;
    this.#socket.send(text, () => this.#sent());
  }

  #sent(): void {
    this.#isSending = false;
    if (!this.#view || this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#needsSnapshot) {
      this.#needsSnapshot = false;
      this.#send(this.#view.snapshotText);
    } else if (this.#pending !== null) {
      const text = this.#pending;
      this.#pending = null;
      this.#send(text);
    }
  }

  #message(data: RawData, isBinary: boolean): void {
    // What still arrives on a socket that is being closed is not read.
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    const { hello, code, problem } = readHello(isBinary ? null : (data as Buffer).toString());
    if (!hello) this.#socket.close(code, problem);
    else if (this.#view) this.#socket.close(CLOSE.badMessage, 'hello was said already');
    else this.#watch(hello.view, hello.resume);
  }

  #watch(address: string, resume: Position | undefined): void {
    if (!mayWatch(this.#visitor, address)) return this.#forbid();
    const view = this.#place.open(address);
    if (!view) return this.gone();
    clearTimeout(this.#helloTimer);
    this.#view = view;
    const missed = resume ? view.since(resume) : null;
    this.#socket.send(this.#place.heartbeatText());
    for (const text of missed ?? []) this.#socket.send(text);
    if (!missed) this.#send(view.snapshotText);
    view.watchers.add(this);
  }

  #leave(): void {
    clearTimeout(this.#helloTimer);
    this.#view?.watchers.delete(this);
    this.#view = null;
  }
}
