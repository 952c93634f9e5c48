/** The boards that can be shown: kept in a bucket that all servers share. */
import type { NatsConnection } from '@nats-io/nats-core';
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import type { BoardsAccess, BoardVersion, KeptBoard, SaveOptions, SaveOutcome } from '#lib/protocol/boards-access.ts';
import { KeyValues } from '../stream/key-values.ts';

const HISTORY = 64;

export interface BoardsOptions {
  readonly nc: NatsConnection;
  readonly now: () => number;
  readonly say: (text: string) => void;
  readonly onChange: (id: string) => void;
}

function readVersion(value: unknown): BoardVersion {
  const { version, document } = value as Partial<BoardVersion>;
  if (!Number.isSafeInteger(version) || document === undefined) throw new Error('it is no version of a board');
  return value as BoardVersion;
}

export class Boards implements BoardsAccess {
  readonly #options: BoardsOptions;
  readonly #store: KeyValues<BoardVersion>;

  constructor(options: BoardsOptions) {
    const { nc, say, onChange } = options;
    this.#options = options;
    this.#store = new KeyValues(nc, {
      name: 'BOARDS',
      description: 'Floorcast: boards, the versions of each',
      history: HISTORY,
      read: readVersion,
      onChange,
      say
    });
  }

  start(signal?: AbortSignal): Promise<void> {
    return this.#store.start(signal);
  }

  stop(): void {
    this.#store.stop();
  }

  get(id: string): KeptBoard | null {
    const version = this.#store.get(id)?.value;
    return version?.document ? { ...version, document: version.document, id, origin: 'store' } : null;
  }

  list(): KeptBoard[] {
    return this.#store.all().flatMap(({ key }) => this.get(key) ?? []);
  }

  save(id: string, document: BoardDocument, options: SaveOptions): Promise<SaveOutcome> {
    return this.#put(id, document, options);
  }

  remove(id: string, options: SaveOptions): Promise<SaveOutcome> {
    return this.#put(id, null, options);
  }

  async history(id: string): Promise<BoardVersion[]> {
    return (await this.#store.history(id)).map(({ value }) => value).reverse();
  }

  async #put(id: string, document: BoardDocument | null, { basedOn, by }: SaveOptions): Promise<SaveOutcome> {
    const now = this.#store.get(id)?.value ?? null;
    // One that was deleted is there for whoever knows of it, and is not for whoever makes a new one.
    const isExpected = basedOn === null ? !now?.document : now?.version === basedOn;
    if (!isExpected) return { kind: 'conflict', theirs: now };
    const board = { version: (now?.version ?? 0) + 1, document, by, atMs: this.#options.now() };
    const kept = await this.#store.put(id, board);
    return kept ? { kind: 'saved', board } : { kind: 'conflict', theirs: this.#store.get(id)?.value ?? null };
  }
}
