import { PROTOCOL } from '#lib/protocol/messages.ts';
import type { Delta, Heartbeat, Hello, Position, Snapshot } from '#lib/protocol/messages.ts';
import { connect } from './connection.ts';
import type { Connection, Phase, Socket } from './connection.ts';
import type { FirstPaint } from './first-paint.ts';
import { freshness, holdsForMs } from './freshness.ts';
import type { Freshness } from './freshness.ts';
import { nextOffset } from './server-clock.ts';
import type { Timers } from './timers.ts';

export interface Surroundings {
  /** Milliseconds that never go back. */
  readonly nowMs: () => number;
  /** When the page was rendered at the server, by `nowMs`. */
  readonly renderedAtMs: number;
  readonly openSocket: () => Socket;
  readonly timers: Timers;
  readonly random: () => number;
  readonly end: (why: 'reload' | 'enter') => void;
}

const wholeSeconds = (ms: number): number => Math.floor(ms / 1000) * 1000;

/** A view as the browser knows it: what the page was rendered from, kept up to date by a socket. */
export abstract class LiveView<T> {
  readonly #address: string;
  #heartbeat: Heartbeat;
  #freshness: Freshness;
  #phase: Phase = $state('connecting');
  #nowMs: number;
  #heardAtMs = 0;
  #offsetMs: number | null = null;

  constructor({ address, heartbeat }: Pick<FirstPaint<T>, 'address' | 'heartbeat'>) {
    this.#address = address;
    this.#heartbeat = $state.raw(heartbeat);
    this.#freshness = $state.raw(freshness(heartbeat, 0));
    this.#nowMs = $state(wholeSeconds(heartbeat.serverMs));
  }

  /** Where its copy of the data stands. */
  protected abstract readonly position: Position;

  /** Brings its copy of the data forward. @returns false where the message does not follow on what came before it */
  protected abstract take(message: Snapshot<T> | Delta): boolean;

  get heartbeat(): Heartbeat {
    return this.#heartbeat;
  }

  get freshness(): Freshness {
    return this.#freshness;
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** The server's clock, epoch milliseconds, in whole seconds: all that ticks, ticks together. */
  get nowMs(): number {
    return this.#nowMs;
  }

  /** Connects, and lets time pass; until the function it returns is called. */
  start(around: Surroundings): () => void {
    this.#heardAtMs = around.renderedAtMs;
    this.#offsetMs = this.#heartbeat.serverMs - around.renderedAtMs;
    let cancelLook = (): void => undefined;
    const look = (): void => {
      cancelLook();
      const nowMs = around.nowMs();
      this.#look(nowMs);
      cancelLook = around.timers.after(this.#holdsForMs(nowMs), look);
    };
    const connection = this.#connect(around, look);
    look();
    const hurry = (): void => connection.hurry();
    addEventListener('online', hurry);
    document.addEventListener('visibilitychange', hurry);
    return () => {
      removeEventListener('online', hurry);
      document.removeEventListener('visibilitychange', hurry);
      cancelLook();
      connection.close();
    };
  }

  #connect(around: Surroundings, look: () => void): Connection {
    return connect({
      open: around.openSocket,
      hello: () => this.#hello(),
      take: (message) => {
        if (message.type !== 'heartbeat') return this.take(message as Snapshot<T> | Delta);
        this.#hear(message, around.nowMs());
        look();
        return true;
      },
      phase: (phase) => (this.#phase = phase),
      end: around.end,
      timers: around.timers,
      random: around.random
    });
  }

  #hello(): Hello {
    const { epoch, number } = this.position;
    return { type: 'hello', protocol: PROTOCOL, view: this.#address, resume: { epoch, number } };
  }

  #hear(heartbeat: Heartbeat, nowMs: number): void {
    this.#heartbeat = heartbeat;
    this.#heardAtMs = nowMs;
    this.#offsetMs = nextOffset(this.#offsetMs, heartbeat.serverMs - nowMs);
  }

  #look(nowMs: number): void {
    this.#nowMs = wholeSeconds(this.#serverMs(nowMs));
    const next = freshness(this.#heartbeat, nowMs - this.#heardAtMs);
    const { look, ageMs, silent } = this.#freshness;
    const isSame = next.look === look && next.silent === silent;
    // While all is well nobody reads the age: nothing is drawn anew for it.
    const isSameAge = next.look === 'live' || wholeSeconds(next.ageMs ?? 0) === wholeSeconds(ageMs ?? 0);
    if (!isSame || !isSameAge) this.#freshness = next;
  }

  #serverMs(nowMs: number): number {
    return nowMs + (this.#offsetMs ?? 0);
  }

  /** For how long what a look found stays true, unless something is heard: until the second is over, or figures look older. */
  #holdsForMs(nowMs: number): number {
    const serverMs = this.#serverMs(nowMs);
    const secondMs = wholeSeconds(serverMs) + 1000 - serverMs;
    return Math.ceil(Math.min(secondMs, holdsForMs(this.#heartbeat, nowMs - this.#heardAtMs)));
  }
}
