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
import { BOARD } from './board-schema.ts';
import { BoardStore, type BoardStoreOptions } from './board-store.ts';
import { publishedSchema } from './fill-in.ts';
import { readDocument } from './read-document.ts';

const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A board of Floorcast',
  ...publishedSchema(BOARD)
};

export class Boards implements BoardsAccess {
  readonly #store: BoardStore;

  constructor(options: BoardStoreOptions) {
    this.#store = new BoardStore(options);
  }

  /** Resolves when all boards are known, or `signal` is aborted. */
  start(signal?: AbortSignal): Promise<void> {
    return this.#store.start(signal);
  }

  stop(): void {
    this.#store.stop();
  }

  read(value: unknown): DocumentResult {
    return readDocument(value);
  }

  schema(): object {
    return SCHEMA;
  }

  get(id: string): KeptBoard | null {
    const version = this.#store.get(id);
    return version?.document ? { ...version, document: version.document, id, origin: 'store' } : null;
  }

  list(): KeptBoard[] {
    return this.#store.all().flatMap(([id]) => this.get(id) ?? []);
  }

  deleted(): ReturnType<BoardsAccess['deleted']> {
    const gone = this.#store.all().filter(([id, { document }]) => !document && !this.get(id));
    return gone.map(([id, { version, by, atMs }]) => ({ id, version, by, atMs })).sort((a, b) => b.atMs - a.atMs);
  }

  save(id: string, document: BoardDocument, options: SaveOptions): Promise<SaveOutcome> {
    return this.#store.put(id, document, options);
  }

  remove(id: string, options: SaveOptions): Promise<SaveOutcome> {
    return this.#store.put(id, null, options);
  }

  async restore(id: string, version: number, options: SaveOptions): Promise<SaveOutcome | null> {
    const found = (await this.history(id)).find((each) => each.version === version);
    return found?.document ? this.save(id, found.document, options) : null;
  }

  history(id: string): Promise<BoardVersion[]> {
    return this.#store.history(id);
  }
}
