/** All boards that can be shown: those of the configuration's folder, and those of the bucket that are not called like one of them. */
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import type {
  BoardsAccess,
  BoardVersion,
  DocumentResult,
  KeptBoard,
  SaveOptions,
  SaveOutcome
} from '#lib/protocol/boards-access.ts';
import { BoardFiles } from './board-files.ts';
import { BOARD } from './board-schema.ts';
import { BoardStore, type BoardStoreOptions } from './board-store.ts';
import { publishedSchema } from './fill-in.ts';
import { readDocument } from './read-document.ts';

const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A board of Floorcast',
  ...publishedSchema(BOARD)
};

const READ_ONLY: SaveOutcome = { kind: 'readOnly' };

export class Boards implements BoardsAccess {
  readonly #store: BoardStore;
  readonly #files: BoardFiles;

  constructor(options: BoardStoreOptions) {
    this.#store = new BoardStore(options);
    this.#files = new BoardFiles(options);
  }

  /** Resolves when all boards are known, or `signal` is aborted. */
  start(signal?: AbortSignal): Promise<void> {
    return this.#store.start(signal);
  }

  /** The folder whose files are boards; null: none. Resolves when they are known. */
  useFolder(folder: string | null): Promise<void> {
    return this.#files.use(folder);
  }

  stop(): void {
    this.#files.stop();
    this.#store.stop();
  }

  read(value: unknown): DocumentResult {
    return readDocument(value);
  }

  schema(): object {
    return SCHEMA;
  }

  get(id: string): KeptBoard | null {
    const file = this.#files.get(id);
    if (file) return file;
    const version = this.#store.get(id);
    return version?.document ? { ...version, document: version.document, id, origin: 'store' } : null;
  }

  list(): KeptBoard[] {
    const stored = this.#store.all().filter(([id]) => !this.#files.get(id));
    return [...this.#files.all(), ...stored.flatMap(([id]) => this.get(id) ?? [])];
  }

  deleted(): ReturnType<BoardsAccess['deleted']> {
    const gone = this.#store.all().filter(([id, { document }]) => !document && !this.get(id));
    return gone.map(([id, { document: _, ...version }]) => ({ id, ...version })).sort((a, b) => b.atMs - a.atMs);
  }

  save(id: string, document: BoardDocument, options: SaveOptions): Promise<SaveOutcome> {
    return this.#put(id, document, options);
  }

  remove(id: string, options: SaveOptions): Promise<SaveOutcome> {
    return this.#put(id, null, options);
  }

  async restore(id: string, version: number, options: SaveOptions): Promise<SaveOutcome | null> {
    const found = (await this.history(id)).find((each) => each.version === version);
    return found?.document ? this.save(id, found.document, options) : null;
  }

  async history(id: string): Promise<BoardVersion[]> {
    const file = this.#files.get(id);
    return file ? [file] : this.#store.history(id);
  }

  async #put(id: string, document: BoardDocument | null, options: SaveOptions): Promise<SaveOutcome> {
    return this.#files.get(id) ? READ_ONLY : this.#store.put(id, document, options);
  }
}
