/** One view: its data as last sent, numbered; its last deltas, so that a short cut costs no snapshot; and who watches it. */
import { randomUUID } from 'node:crypto';
import type { Delta, Position, Snapshot } from '#lib/protocol/messages.ts';
import { difference } from '#lib/protocol/patch.ts';

export type ViewData = Readonly<Record<string, unknown>>;

/** What a view needs of those who watch it. */
export interface Watcher {
  /** Takes a frame that all watchers get. */
  frame(text: string): void;
  /** There is no such view any more. */
  gone(): void;
}

/** About ten seconds of a busy floor. */
const REMEMBERED_DELTAS = 100;

export class View {
  readonly address: string;
  readonly watchers = new Set<Watcher>();
  readonly #epoch = randomUUID();
  #number = 0;
  #data: ViewData;
  #atMs: number;
  #snapshotText: string | null = null;
  /** The texts of the latest deltas; the last one has the current number. */
  readonly #deltas: string[] = [];

  constructor(address: string, data: ViewData, atMs: number) {
    this.address = address;
    this.#data = data;
    this.#atMs = atMs;
  }

  get snapshot(): Snapshot {
    return { type: 'snapshot', epoch: this.#epoch, number: this.#number, atMs: this.#atMs, data: this.#data };
  }

  /** The snapshot as sent: encoded once for all who ask before the next change. */
  get snapshotText(): string {
    return (this.#snapshotText ??= JSON.stringify(this.snapshot));
  }

  /** The deltas since a position; null where they are not all remembered. */
  since({ epoch, number }: Position): readonly string[] | null {
    const missing = this.#number - number;
    if (epoch !== this.#epoch || missing < 0 || missing > this.#deltas.length) return null;
    return this.#deltas.slice(this.#deltas.length - missing);
  }

  /** Sends what has changed to all who watch. @returns whether anything had */
  update(data: ViewData, atMs: number): boolean {
    const patch = difference(this.#data, data);
    if (!patch) return false;
    this.#data = data;
    this.#atMs = atMs;
    this.#snapshotText = null;
    const delta: Delta = { type: 'delta', number: ++this.#number, atMs, patch };
    const text = JSON.stringify(delta);
    this.#deltas.push(text);
    if (this.#deltas.length > REMEMBERED_DELTAS) this.#deltas.shift();
    for (const watcher of this.watchers) watcher.frame(text);
    return true;
  }

  /** Tells all who watch that there is nothing to be seen here any more. */
  end(): void {
    for (const watcher of this.watchers) watcher.gone();
  }
}
