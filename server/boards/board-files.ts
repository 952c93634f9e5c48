/**
 * A folder of boards, each in a file `<id>.json`: read at the start, and looked at ever after. A file counts when two looks have
 * found it the same: one that is just being written is not judged. A wrong one is refused, and what it said before stays.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptBoard } from '#lib/protocol/boards-access.ts';
import { isToken } from '../contract/text.ts';
import { readDocument, sayProblems } from './read-document.ts';

const LOOK_EVERY_MS = 500;
const ENDING = '.json';

export interface BoardFilesOptions {
  readonly onChange: () => void;
  /** Told what is wrong with a file, or the folder, once for each state that it is found in. */
  readonly say: (text: string) => void;
}

interface Stamp {
  /** Another one as soon as the file is another one. */
  readonly text: string;
  readonly atMs: number;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function stampOf(path: string): Promise<Stamp> {
  const { mtimeMs, size, ino } = await stat(path);
  return { text: [mtimeMs, size, ino].join(), atMs: Math.round(mtimeMs) };
}

/** By the names of the files; of one that is gone again meanwhile, none. */
async function stampsIn(folder: string): Promise<Map<string, Stamp>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ENDING)).sort();
  const found = names.map(async (name) => [name, await stampOf(join(folder, name)).catch(() => null)] as const);
  const stamps = await Promise.all(found);
  return new Map(stamps.flatMap(([name, stamp]) => (stamp ? [[name, stamp]] : [])));
}

export class BoardFiles {
  readonly #options: BoardFilesOptions;
  #folder: string | null = null;
  #boards = new Map<string, KeptBoard>();
  /** What the last look found; null: there has been none. */
  #last: ReadonlyMap<string, Stamp> | null = null;
  /** By file, the stamp that was judged. */
  #judged = new Map<string, string>();
  #folderProblem: string | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isStopped = false;

  constructor(options: BoardFilesOptions) {
    this.#options = options;
  }

  get(id: string): KeptBoard | null {
    return this.#boards.get(id) ?? null;
  }

  all(): KeptBoard[] {
    return [...this.#boards.values()];
  }

  /** Another folder than before, or none: what the former one said is forgotten. Resolves when its boards are known. */
  async use(folder: string | null): Promise<void> {
    if (folder === this.#folder) return;
    const hadBoards = this.#boards.size > 0;
    this.#folder = folder;
    this.#boards = new Map();
    this.#judged = new Map();
    this.#last = this.#folderProblem = null;
    if (hadBoards) this.#options.onChange();
    await this.look();
    this.#lookSoon();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer!);
  }

  /** Looks once at what is in the folder. */
  async look(): Promise<void> {
    const folder = this.#folder;
    if (folder === null) return;
    const stamps = await stampsIn(folder).catch((error: unknown) => this.#sayOfFolder(reasonOf(error)));
    if (!stamps || folder !== this.#folder) return;
    this.#folderProblem = null;
    const [last, isFirst] = [this.#last, this.#last === null];
    this.#last = stamps;
    for (const [name, stamp] of stamps) {
      const isSettled = isFirst || last?.get(name)?.text === stamp.text;
      if (isSettled && this.#judged.get(name) !== stamp.text) await this.#judge(folder, name, stamp);
    }
    for (const name of this.#judged.keys()) if (!stamps.has(name) && !last?.has(name)) this.#forget(name);
  }

  #lookSoon(): void {
    clearTimeout(this.#timer!);
    if (this.#isStopped || this.#folder === null) return;
    this.#timer = setTimeout(() => void this.look().finally(() => this.#lookSoon()), LOOK_EVERY_MS);
  }

  async #judge(folder: string, name: string, stamp: Stamp): Promise<void> {
    const path = join(folder, name);
    const id = name.slice(0, -ENDING.length);
    const read = await this.#read(path, id);
    if (folder !== this.#folder) return;
    this.#judged.set(name, stamp.text);
    if (read.problem !== undefined) {
      const stays = this.#boards.has(id) ? '; what it said before stays' : '';
      return this.#options.say(`${path}: ${read.problem}${stays}`);
    }
    const version = Math.max((this.#boards.get(id)?.version ?? 0) + 1, stamp.atMs);
    const { document } = read;
    const { title } = document;
    this.#boards.set(id, { id, version, title, document, by: null, atMs: stamp.atMs, origin: 'file' });
    this.#options.onChange();
  }

  async #read(path: string, id: string) {
    if (!isToken(id)) return { problem: 'a board’s file is called by its id, 1–64 of A–Z a–z 0–9 _ -' };
    try {
      const { document, problems } = readDocument(JSON.parse(await readFile(path, 'utf8')));
      return document ? { document } : { problem: sayProblems(problems) };
    } catch (error) {
      return { problem: `can't be read: ${reasonOf(error)}` };
    }
  }

  #forget(name: string): void {
    this.#judged.delete(name);
    if (this.#boards.delete(name.slice(0, -ENDING.length))) this.#options.onChange();
  }

  /** What was read of it before stays. */
  #sayOfFolder(problem: string): void {
    if (this.#folderProblem !== problem) this.#options.say(`the folder of boards can't be read: ${problem}`);
    this.#folderProblem = problem;
  }
}
