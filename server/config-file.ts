/**
 * The file that FLOOR_CONFIG names: read at the start, and looked at ever after. It is its text that is compared, so it
 * does not matter how an editor, a rename or a mounted link brings another one. A text counts when two looks have found it:
 * one that is just being written is not judged.
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { readConfig, type ConfigResult, type FloorConfig } from './contract/config.ts';

const LOOK_EVERY_MS = 500;

/** What a look at the file found. */
export type Look =
  { readonly text: string; readonly problem?: undefined } | { readonly text?: undefined; readonly problem: string };

export interface ConfigFile {
  readonly path: string;
  readonly text: string;
  readonly config: FloorConfig;
}

const complaint = (path: string, problems: readonly string[]): string => `FLOOR_CONFIG ${path}: ${problems.join('; ')}`;

const judge = ({ text, problem }: Look): ConfigResult =>
  text === undefined ? { problems: [`can't be read: ${problem}`] } : readConfig(text);

/** @throws Error naming FLOOR_CONFIG and each member that is wrong */
export function readConfigFile(path: string): ConfigFile {
  const text = readFileSync(path, 'utf8');
  const { config, problems } = readConfig(text);
  if (!config) throw new Error(complaint(path, problems));
  return { path, text, config };
}

/** What look after look at a file amounts to. */
export class ConfigLooks {
  #last: Look;
  #judged: Look;
  #config: FloorConfig;

  constructor({ text, config }: Pick<ConfigFile, 'text' | 'config'>) {
    this.#last = this.#judged = { text };
    this.#config = config;
  }

  /** @returns another configuration than the one in force, or what is wrong with the file; null: nothing new */
  take(look: Look): ConfigResult | null {
    const isSettled = isDeepStrictEqual(look, this.#last);
    this.#last = look;
    if (!isSettled || isDeepStrictEqual(look, this.#judged)) return null;
    this.#judged = look;
    const result = judge(look);
    if (!result.config) return result;
    if (isDeepStrictEqual(result.config, this.#config)) return null;
    this.#config = result.config;
    return result;
  }
}

async function lookAt(path: string): Promise<Look> {
  try {
    return { text: await readFile(path, 'utf8') };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

export interface WatchOptions {
  readonly onConfig: (config: FloorConfig) => void;
  /** Told what is wrong with the file, once for each state that it is found in. */
  readonly say: (text: string) => void;
}

/** @returns ends the watching; nothing is told afterwards */
export function watchConfigFile(file: ConfigFile, { onConfig, say }: WatchOptions): () => void {
  const looks = new ConfigLooks(file);
  let isStopped = false;
  let timer: NodeJS.Timeout;
  const lookSoon = (): void => void (timer = setTimeout(() => void look(), LOOK_EVERY_MS));
  const look = async (): Promise<void> => {
    const found = await lookAt(file.path);
    if (isStopped) return;
    const result = looks.take(found);
    if (result?.config) onConfig(result.config);
    else if (result) say(`${complaint(file.path, result.problems)}; what it said before stays in force`);
    lookSoon();
  };
  lookSoon();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
