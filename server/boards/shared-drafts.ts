/**
 * Drafts, told to every server as they are written: whoever edits may watch at another server than the one that takes what
 * is written. Kept by none of them; a server that was not there yet is told with the next change.
 */
import { randomUUID } from 'node:crypto';
import type { Msg, NatsConnection, Subscription } from '@nats-io/nats-core';
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import type { Drafts } from './drafts.ts';
import { readDocument, sayProblems } from './read-document.ts';

const SUBJECT = 'floorcast.draft';

interface Told {
  /** Which server says so. */
  readonly server: string;
  readonly document: unknown;
}

export class SharedDrafts {
  readonly #server = randomUUID();
  readonly #nc: NatsConnection;
  readonly #drafts: Drafts;
  readonly #say: (text: string) => void;
  #others: Subscription | null = null;

  constructor(nc: NatsConnection, drafts: Drafts, say: (text: string) => void) {
    this.#nc = nc;
    this.#drafts = drafts;
    this.#say = say;
  }

  start(): void {
    this.#others = this.#nc.subscribe(`${SUBJECT}.*`, {
      callback: (error, message) => void (error ?? this.#hear(message))
    });
  }

  stop(): void {
    this.#others?.unsubscribe();
  }

  /** Shown here at once, whether or not others can be told. */
  put(id: string, document: BoardDocument): void {
    this.#drafts.put(id, document);
    try {
      this.#nc.publish(`${SUBJECT}.${id}`, JSON.stringify({ server: this.#server, document } satisfies Told));
    } catch (error) {
      this.#say(`a draft can't be told to other servers: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  get(id: string): ReturnType<Drafts['get']> {
    return this.#drafts.get(id);
  }

  #hear(message: Msg): void {
    try {
      const { server, document: value } = Object(message.json()) as Partial<Told>;
      if (server === this.#server) return;
      const { document, problems } = readDocument(value);
      if (problems) throw new Error(sayProblems(problems));
      this.#drafts.put(message.subject.slice(SUBJECT.length + 1), document);
    } catch (error) {
      this.#say(
        `a draft told by another server is passed over: ${error instanceof Error ? error.message : 'unreadable'}`
      );
    }
  }
}
