import type { Hello, ServerMessage } from '#lib/protocol/messages.ts';
import { afterClose } from './after-close.ts';
import { backoffMs } from './backoff.ts';
import type { Timers } from './timers.ts';

/** The members of a WebSocket that are used. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null;
  send(text: string): void;
  close(): void;
}

export type Phase = 'connecting' | 'open' | 'waiting' | 'over';

export interface ConnectionOptions {
  open(): Socket;
  /** Asked at every opening, as the position has moved on. */
  hello(): Hello;
  /** False where the message does not follow on what came before it: then a new socket begins with a new hello. */
  take(message: ServerMessage): boolean;
  phase(phase: Phase): void;
  /** The socket will not come back by itself. */
  end(why: 'reload' | 'enter'): void;
  readonly timers: Timers;
  readonly random: () => number;
}

export interface Connection {
  /** Tries at once instead of waiting out the pause: the network is back, or the page is looked at again. */
  hurry(): void;
  close(): void;
}

/** A heartbeat comes every second: a socket without one for so long is dead, even if nobody said so. */
const SILENCE_MS = 5000;
/** A socket that held for so long starts the pauses anew. */
const STEADY_MS = 5000;

/** Keeps a socket to the server open, for ever. */
export function connect(options: ConnectionOptions): Connection {
  const { timers } = options;
  let socket: Socket | null = null;
  let failures = 0;
  let isOver = false;
  let cancelSilence = (): void => undefined;
  let cancelSteady = (): void => undefined;
  let cancelRetry = (): void => undefined;

  function listenFor(ms: number): void {
    cancelSilence();
    cancelSilence = timers.after(ms, () => retry(null));
  }

  function drop(): void {
    cancelSilence();
    cancelSteady();
    cancelRetry();
    const dropped = socket;
    socket = null;
    dropped?.close();
  }

  function retry(afterMs: number | null): void {
    drop();
    options.phase('waiting');
    const pauseMs = afterMs === null ? backoffMs(failures, options.random()) : afterMs * (1 + options.random() / 5);
    failures += 1;
    cancelRetry = timers.after(pauseMs, begin);
  }

  function end(why: 'reload' | 'enter'): void {
    isOver = true;
    drop();
    options.phase('over');
    options.end(why);
  }

  function greet(opened: Socket): void {
    opened.send(JSON.stringify(options.hello()));
    options.phase('open');
    cancelSteady = timers.after(STEADY_MS, () => (failures = 0));
  }

  function receive(text: unknown): void {
    const message = JSON.parse(String(text)) as ServerMessage;
    if (message.type === 'heartbeat') listenFor(SILENCE_MS);
    if (!options.take(message)) retry(null);
  }

  function leave(code: number, reason: string): void {
    const after = afterClose(code, reason);
    if (after.next === 'retry') retry(after.afterMs);
    else end(after.next);
  }

  function begin(): void {
    drop();
    options.phase('connecting');
    const opened = (socket = options.open());
    listenFor(SILENCE_MS);
    // A socket that was given up may still report its end: it must have no power over its successor.
    const isCurrent = (): boolean => socket === opened;
    opened.onopen = () => void (isCurrent() && greet(opened));
    opened.onmessage = ({ data }) => void (isCurrent() && receive(data));
    opened.onclose = ({ code, reason }) => void (isCurrent() && leave(code, reason));
  }

  begin();
  return {
    hurry() {
      const isWaiting = socket === null && !isOver;
      if (isWaiting) begin();
    },
    close() {
      isOver = true;
      drop();
    }
  };
}
