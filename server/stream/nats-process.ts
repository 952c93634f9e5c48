/** One run of a nats-server on a folder, from its start to its end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { logFile, pidFile, portsFolder, readText, runningNatsServer } from './data-folder.ts';
import { identityOf } from './process-identity.ts';

/** How long a nats-server gets to close its files before it is killed. */
const GRACE_MS = 10_000;
const LOOK_EVERY_MS = 20;

export interface NatsStart {
  readonly program: string;
  /** A real path, without symbolic links: it is how the process is recognised later. */
  readonly folder: string;
  readonly port: number;
  /** Ends a start that is still under way. */
  readonly signal?: AbortSignal;
}

export interface NatsProcess {
  readonly pid: number;
  /** Resolves when it has ended, with how. */
  readonly ended: Promise<string>;
  /** Ends it in order. */
  end(): Promise<void>;
}

function spawnOn({ program, folder, port }: NatsStart): ChildProcess {
  const log = openSync(logFile(folder), 'a');
  try {
    const network = ['--addr', '127.0.0.1', '--port', String(port), '--ports_file_dir', portsFolder(folder)];
    const store = ['--jetstream', '--store_dir', folder, '--pid', pidFile(folder)];
    return spawn(program, [...network, ...store], {
      // In a process group of its own: the terminal's Ctrl-C must not end it before those who still publish.
      detached: true,
      stdio: ['ignore', log, log],
      windowsHide: true
    });
  } finally {
    closeSync(log);
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
  });
}

/** It ends with this process, in whatever way that exits by itself. */
function endWithUs(child: ChildProcess, ended: Promise<string>): void {
  const end = (): boolean => child.kill('SIGTERM');
  process.once('exit', end);
  void ended.then(() => process.off('exit', end));
}

/** What it said last, preferably its reason to give up. */
function lastWords(folder: string): string {
  const lines = (readText(logFile(folder)) ?? '').split('\n');
  const line = lines.findLast((each) => each.includes('[FTL]')) ?? lines.at(-1) ?? '';
  return line.replace(/^\[\d+\] \S+ \S+ /, '') || `nothing in ${basename(logFile(folder))}`;
}

async function endPid(pid: number, identity: string | null): Promise<void> {
  const isThere = (): boolean => identity !== null && identityOf(pid) === identity;
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!isThere()) return;
    process.kill(pid, signal);
    for (let waitedMs = 0; waitedMs < GRACE_MS && isThere(); waitedMs += LOOK_EVERY_MS) await sleep(LOOK_EVERY_MS);
  }
}

/** nats-server writes a file there as soon as it listens, which is after it has recovered its streams. */
const isListening = (folder: string): boolean => readdirSync(portsFolder(folder)).length > 0;

/**
 * Starts a nats-server with JetStream in `<folder>/jetstream` and waits until it listens, however long that takes: a
 * big stream is recovered first.
 *
 * @throws Error with its last words where it gives up
 */
export async function startNatsProcess(start: NatsStart): Promise<NatsProcess> {
  const { folder, signal } = start;
  rmSync(portsFolder(folder), { recursive: true, force: true });
  mkdirSync(portsFolder(folder), { recursive: true });
  const child = spawnOn(start);
  const pid = child.pid ?? 0;
  const identity = identityOf(pid);
  const ended = endOf(child);
  endWithUs(child, ended);
  let how = '';
  void ended.then((text) => (how = text));
  while (!how && !isListening(folder) && !signal?.aborted) await sleep(LOOK_EVERY_MS);
  if (signal?.aborted) await endPid(pid, identity);
  if (how) throw new Error(`nats-server ended at its start (${how}): ${lastWords(folder)}`);
  return { pid, ended, end: () => endPid(pid, identity) };
}

/** Ends the nats-server that a killed server left behind on the folder. */
export async function endLeftover(folder: string, say: (text: string) => void): Promise<void> {
  const pid = runningNatsServer(folder);
  if (pid === null) return;
  say(`ending the nats-server that an earlier run left behind (process ${pid}) …`);
  await endPid(pid, identityOf(pid));
}
