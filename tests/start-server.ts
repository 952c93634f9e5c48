/** A Floorcast server of its own for a test: the real process, on a folder and a port of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { NODE_FLAGS } from '../server/setup/node-flags.mjs';

const root = resolve(import.meta.dirname, '..');

export interface ServerOptions {
  /** `FLOOR_DATA`; a new folder if not given. */
  readonly folder?: string;
  readonly env?: NodeJS.ProcessEnv;
}

export interface TestServer {
  readonly url: string;
  readonly folder: string;
  readonly pid: number;
  /** What it has said on standard error. */
  readonly words: () => string;
  readonly natsUrl: () => string;
  readonly natsPid: () => number;
  /** Ends it in order. @returns its exit code */
  readonly stop: () => Promise<number | null>;
  /** `kill -9`, its nats-server left behind. */
  readonly kill: () => Promise<void>;
}

export function newFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'floorcast-test-')));
}

export const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });

async function firstLine(child: ChildProcess, words: () => string): Promise<string> {
  const exited = once(child, 'exit').then(() => null);
  const line = once(createInterface(child.stdout!), 'line').then(([text]) => String(text));
  const first = await Promise.race([line, exited]);
  if (first === null) throw new Error(`the server ended before it was open:\n${words()}`);
  return first;
}

/** Starts it and waits until the board can be opened. */
export async function startServer({ folder = newFolder(), env = {} }: ServerOptions = {}): Promise<TestServer> {
  // As boot.mjs starts it.
  const child = spawn(process.execPath, [...NODE_FLAGS, join(root, 'server/main.ts')], {
    env: { ...process.env, PORT: '0', FLOOR_DATA: folder, FLOOR_DEMO: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const exited = once(child, 'exit');
  const line = await firstLine(child, () => said);
  const url = /https?:\S+/.exec(line)?.[0];
  if (!url) throw new Error(`no address in ${JSON.stringify(line)}`);
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8').trim();
  return {
    url: url.replace(/\/$/, ''),
    folder,
    pid: child.pid!,
    words: () => said,
    natsUrl: () => read('nats-url'),
    natsPid: () => Number(read('nats-server.pid')),
    async stop() {
      child.kill('SIGTERM');
      const [code] = (await exited) as [number | null];
      return code;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    }
  };
}
