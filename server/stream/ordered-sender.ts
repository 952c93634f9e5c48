/**
 * Sends messages to JetStream, many under way at once, and keeps their order through every outage: nothing is sent past
 * a message whose fate is unknown. After a trouble it starts again with the oldest that is not acknowledged, alone; its
 * success opens the way for the others. What had been stored although its acknowledgement was lost is stored once, if it
 * bears a `Nats-Msg-Id`.
 */
import { createInbox, type Msg, type MsgHdrs, type NatsConnection, type Subscription } from '@nats-io/nats-core';
import { backoffMs } from './backoff.ts';
import { UnsendableError } from './unsendable-error.ts';

export interface OutgoingMessage {
  readonly subject: string;
  readonly data: Uint8Array;
  readonly headers?: MsgHdrs;
}

export interface SenderOptions {
  /** How many may be unacknowledged before `send` makes its caller wait. */
  readonly maxInFlight?: number;
  /** Told when an outage begins and when it is over. */
  readonly say?: (text: string) => void;
  /** Told about a message that the stream will never take. */
  readonly onRefused?: (message: OutgoingMessage, reason: string) => void;
  /** Gives up: whoever waits gets its reason as an error. */
  readonly signal?: AbortSignal;
}

const DEFAULT_IN_FLIGHT = 2000;
/** No acknowledgement for so long, and those under way count as lost. */
const ANSWER_WITHIN_MS = 5000;
/** JetStream's error for a message that is larger than its stream allows. */
const MESSAGE_TOO_LARGE = 10054;

interface Answer {
  readonly error?: { readonly err_code?: number; readonly description?: string };
}

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** What counts against the server's `max_payload`: the payload and the headers, as they travel. */
export function sizeOf({ data, headers }: OutgoingMessage): number {
  if (!headers) return data.length;
  let size = data.length + 'NATS/1.0\r\n\r\n'.length;
  for (const [name, values] of headers) {
    for (const value of values) size += Buffer.byteLength(`${name}: ${value}\r\n`);
  }
  return size;
}

export class OrderedSender {
  readonly #nc: NatsConnection;
  readonly #options: SenderOptions;
  readonly #maxInFlight: number;
  readonly #inbox: string;
  readonly #answers: Subscription;
  /** By number, which counts up in order. */
  readonly #unacknowledged = new Map<number, OutgoingMessage>();
  #lastNumber = 0;
  #nextNumber = 1;
  #inFlight = 0;
  /** Counts the fresh starts: an old one's failures say nothing about the present. */
  #round = 0;
  #attempt = 0;
  #isConnected = true;
  #isUnsure = true;
  #isOut = false;
  #failure: Error | null = null;
  #isPumpDue = false;
  #retryTimer: NodeJS.Timeout | null = null;
  #answerTimer: NodeJS.Timeout | null = null;
  #roomWaiters: Waiter[] = [];
  #flushWaiters: Waiter[] = [];

  constructor(nc: NatsConnection, options: SenderOptions = {}) {
    this.#nc = nc;
    this.#options = options;
    this.#maxInFlight = options.maxInFlight ?? DEFAULT_IN_FLIGHT;
    this.#inbox = createInbox();
    this.#answers = nc.subscribe(`${this.#inbox}.*.*`, {
      callback: (error, message) => (error ? this.#fail(error) : this.#take(message))
    });
    void this.#watch();
    const { signal } = options;
    const abort = (): void => this.#fail(signal!.reason as Error);
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  }

  /**
   * Takes the message, and resolves as soon as there is room for the next one.
   *
   * @throws UnsendableError where it is larger than the server allows; Error where this sender has failed
   */
  send(message: OutgoingMessage): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    const problem = this.#sizeProblem(message);
    if (problem) return Promise.reject(new UnsendableError(problem));
    this.#unacknowledged.set(++this.#lastNumber, message);
    this.#schedulePump();
    if (this.#unacknowledged.size < this.#maxInFlight) return Promise.resolve();
    return new Promise((resolve, reject) => this.#roomWaiters.push({ resolve, reject }));
  }

  /** Resolves when everything sent so far is acknowledged (or refused). */
  flush(): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (this.#unacknowledged.size === 0) return Promise.resolve();
    return new Promise((resolve, reject) => this.#flushWaiters.push({ resolve, reject }));
  }

  /** Takes no more, and forgets what is not acknowledged. */
  close(): void {
    this.#fail(new Error('closed'));
  }

  #sizeProblem(message: OutgoingMessage): string | null {
    const limit = this.#nc.info?.max_payload ?? Infinity;
    const size = sizeOf(message);
    return size > limit ? `${size} bytes are more than the NATS server takes in one message (${limit})` : null;
  }

  async #watch(): Promise<void> {
    for await (const { type } of this.#nc.status()) {
      if (this.#failure) return;
      if (type === 'disconnect') this.#disconnected();
      else if (type === 'reconnect') this.#reconnected();
      else if (type === 'close') this.#fail(new Error('the connection to NATS is closed'));
    }
  }

  #disconnected(): void {
    this.#isConnected = false;
    this.#stopTimers();
    this.#sayLost();
  }

  #reconnected(): void {
    this.#isConnected = true;
    this.#startAgain();
  }

  /**
   * Sending waits for the event loop's next turn: by then a lost connection has been noticed. What the client is given
   * while it reconnects may be dropped in part, which would let later messages overtake earlier ones.
   */
  #schedulePump(): void {
    if (this.#isPumpDue) return;
    this.#isPumpDue = true;
    setImmediate(() => {
      this.#isPumpDue = false;
      this.#pump();
    });
  }

  #pump(): void {
    if (this.#retryTimer || this.#failure) return;
    if (!this.#isConnected) return this.#sayLost();
    const room = this.#isUnsure ? 1 : this.#maxInFlight;
    for (; this.#inFlight < room && this.#nextNumber <= this.#lastNumber; this.#nextNumber++) {
      const message = this.#unacknowledged.get(this.#nextNumber);
      if (message) this.#publish(message, this.#nextNumber);
    }
    if (this.#inFlight > 0)
      this.#answerTimer ??= setTimeout(() => this.#trouble('NATS does not answer'), ANSWER_WITHIN_MS);
  }

  #publish({ subject, data, headers }: OutgoingMessage, number: number): void {
    try {
      this.#nc.publish(subject, data, {
        reply: `${this.#inbox}.${this.#round}.${number}`,
        ...(headers && { headers })
      });
      this.#inFlight++;
    } catch (error) {
      this.#fail(error as Error);
    }
  }

  #take(message: Msg): void {
    const [round, number] = message.subject
      .slice(this.#inbox.length + 1)
      .split('.', 2)
      .map(Number);
    const isCurrent = round === this.#round;
    const problem = this.#problemIn(message);
    if (problem === null) this.#settle(number!);
    else if (problem.code === MESSAGE_TOO_LARGE) this.#refuse(number!, problem.text);
    else if (isCurrent) return this.#trouble(problem.text);
    else return;
    if (isCurrent) this.#answered();
  }

  #problemIn(message: Msg): { text: string; code?: number | undefined } | null {
    if (message.data.length === 0) return { text: 'no stream takes these messages' };
    const { error } = message.json<Answer>();
    return error ? { text: error.description ?? 'the stream refuses', code: error.err_code } : null;
  }

  #answered(): void {
    this.#inFlight--;
    this.#attempt = 0;
    this.#isUnsure = false;
    this.#answerTimer?.refresh();
    if (this.#inFlight === 0) this.#stopTimers();
    if (this.#isOut) this.#options.say?.('NATS takes messages again');
    this.#isOut = false;
    if (this.#nextNumber <= this.#lastNumber) this.#schedulePump();
  }

  #settle(number: number): void {
    this.#unacknowledged.delete(number);
    if (this.#roomWaiters.length > 0 && this.#unacknowledged.size < this.#maxInFlight) {
      for (const { resolve } of this.#roomWaiters.splice(0)) resolve();
    }
    if (this.#unacknowledged.size === 0) for (const { resolve } of this.#flushWaiters.splice(0)) resolve();
  }

  #refuse(number: number, reason: string): void {
    const message = this.#unacknowledged.get(number);
    if (message) this.#options.onRefused?.(message, reason);
    this.#settle(number);
  }

  #sayOut(reason: string): void {
    if (!this.#isOut) this.#options.say?.(`${reason}; waiting …`);
    this.#isOut = true;
  }

  #sayLost(): void {
    if (this.#unacknowledged.size > 0) this.#sayOut('the connection to NATS is lost');
  }

  #trouble(reason: string): void {
    this.#sayOut(reason);
    this.#stopTimers();
    this.#round++;
    this.#retryTimer = setTimeout(() => this.#startAgain(), backoffMs(this.#attempt++));
  }

  /** With the oldest, alone. */
  #startAgain(): void {
    this.#stopTimers();
    this.#round++;
    this.#inFlight = 0;
    this.#isUnsure = true;
    this.#nextNumber = this.#unacknowledged.keys().next().value ?? this.#lastNumber + 1;
    this.#schedulePump();
  }

  #stopTimers(): void {
    clearTimeout(this.#answerTimer ?? undefined);
    clearTimeout(this.#retryTimer ?? undefined);
    this.#answerTimer = null;
    this.#retryTimer = null;
  }

  #fail(error: Error): void {
    if (this.#failure) return;
    this.#failure = error;
    this.#answers.unsubscribe();
    this.#stopTimers();
    for (const { reject } of this.#roomWaiters.splice(0)) reject(this.#failure);
    for (const { reject } of this.#flushWaiters.splice(0)) reject(this.#failure);
  }
}
