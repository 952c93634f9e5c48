/** The versions of boards in the bucket that all servers share. */
import { isDeepStrictEqual } from 'node:util';
import type { NatsConnection } from '@nats-io/nats-core';
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import type { BoardVersion, SaveOptions, SaveOutcome } from '#lib/protocol/boards-access.ts';
import { KeyValues } from '../stream/key-values.ts';
import { readDocument, sayProblems } from './read-document.ts';

/** As many as a bucket can keep of each. */
const VERSIONS = 64;

export interface BoardStoreOptions {
  readonly nc: NatsConnection;
  readonly now: () => number;
  readonly say: (text: string) => void;
  readonly onChange: () => void;
}

/** A board that can't be shown must not take the place of one that can. */
function readVersion(value: unknown, id: string): BoardVersion {
  const { version, title, document, by = null, atMs } = Object(value) as Partial<BoardVersion>;
  if (!Number.isSafeInteger(version) || !Number.isFinite(atMs) || document === undefined) {
    throw new Error('it is no version of a board');
  }
  const read = document && readDocument(document);
  if (read?.problems) throw new Error(sayProblems(read.problems));
  const known = read && read.document;
  return { version: version!, title: known?.title ?? title ?? id, document: known, by, atMs: atMs! };
}

/** Sent twice, as after an answer that was lost: what stands there is what was to stand there. */
function isDone(now: BoardVersion | null, document: BoardDocument | null, { basedOn, by }: SaveOptions): boolean {
  return now?.version === (basedOn ?? 0) + 1 && isDeepStrictEqual([now.document, now.by], [document, by]);
}

/** A board that was deleted is there for whoever knows of it, and is not for whoever makes a new one. */
const isExpected = (now: BoardVersion | null, basedOn: number | null): boolean =>
  basedOn === null ? !now?.document : now?.version === basedOn;

export class BoardStore {
  readonly #now: () => number;
  readonly #versions: KeyValues<BoardVersion>;

  constructor({ nc, now, say, onChange }: BoardStoreOptions) {
    this.#now = now;
    this.#versions = new KeyValues(nc, {
      name: 'BOARDS',
      description: 'Floorcast: boards, the versions of each',
      history: VERSIONS,
      read: readVersion,
      onChange,
      say
    });
  }

  start(signal?: AbortSignal): Promise<void> {
    return this.#versions.start(signal);
  }

  stop(): void {
    this.#versions.stop();
  }

  /** Its latest version; null where there never was one. */
  get(id: string): BoardVersion | null {
    return this.#versions.get(id)?.value ?? null;
  }

  /** The latest versions, those of deleted boards too. */
  all(): [id: string, version: BoardVersion][] {
    return this.#versions.all().map(({ key, value }) => [key, value]);
  }

  /** @throws Error where it can't be stored now */
  async put(id: string, document: BoardDocument | null, options: SaveOptions): Promise<SaveOutcome> {
    const now = this.get(id);
    if (isDone(now, document, options)) return { kind: 'saved', board: now! };
    if (!isExpected(now, options.basedOn)) return { kind: 'conflict', theirs: now };
    const version = (now?.version ?? 0) + 1;
    const title = (document ?? now)?.title ?? id;
    const board = { version, title, document, by: options.by, atMs: this.#now() };
    if (await this.#versions.put(id, board)) return { kind: 'saved', board };
    const theirs = this.get(id);
    return isDone(theirs, document, options) ? { kind: 'saved', board: theirs! } : { kind: 'conflict', theirs };
  }

  /** The latest first. @throws Error where it can't be asked now */
  async history(id: string): Promise<BoardVersion[]> {
    return (await this.#versions.history(id)).map(({ value }) => value).reverse();
  }
}
