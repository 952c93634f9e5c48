/**
 * The engine by itself: the replay of a day of a million events against just reading and parsing the same file, both as
 * fresh processes in turn; the cost of evaluating everything at each tick; the memory of a leg.
 */
import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { NODE_FLAGS, REPLAY_FLAGS } from '../../server/setup/node-flags.mjs';
import { newFolder, removeFolder } from '../start-server.ts';
import { busyDay } from './busy-day.ts';
import { median } from './quantiles.ts';

const run = promisify(execFile);

const ROUNDS = 5;
const DAY = { queues: 40, agents: 1500, startMs: Date.UTC(2026, 10, 23) };

export interface EngineFigures {
  readonly replay: {
    readonly events: number;
    /** Medians of whole processes, seconds, and the one ÷ the other. */
    readonly replaySeconds: number;
    readonly parseSeconds: number;
    readonly ratio: number;
  };
  readonly tick: unknown;
  readonly memory: unknown;
}

/** Standard output of a process such as boot.mjs starts. */
async function outputOf(script: string, args: readonly string[] = [], flags = NODE_FLAGS): Promise<string> {
  const path = join(import.meta.dirname, script);
  const command = [...flags, path, ...args];
  const { stdout } = await run(process.execPath, command, { maxBuffer: 1 << 28 });
  return stdout;
}

async function secondsOf(script: string, path: string, flags = NODE_FLAGS): Promise<number> {
  const startedAt = performance.now();
  await outputOf(script, [path], flags);
  return (performance.now() - startedAt) / 1000;
}

async function writeDay(path: string): Promise<number> {
  let events = 0;
  function* pieces(): Generator<string> {
    let piece = '';
    for (const { text } of busyDay(DAY)) {
      events++;
      piece += `${text}\n`;
      if (piece.length < 1 << 20) continue;
      yield piece;
      piece = '';
    }
    yield piece;
  }
  await pipeline(Readable.from(pieces()), createWriteStream(path));
  return events;
}

async function benchReplay(folder: string, say: (text: string) => void): Promise<EngineFigures['replay']> {
  const path = join(folder, 'day.ndjson');
  say('engine: writing a day of events …');
  const events = await writeDay(path);
  const replay: number[] = [];
  const parse: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    say(`engine: replay, round ${round} of ${ROUNDS} …`);
    parse.push(await secondsOf('parse-lines.ts', path));
    replay.push(await secondsOf('../../server/commands/replay.ts', path, REPLAY_FLAGS));
  }
  const figures = { replaySeconds: median(replay), parseSeconds: median(parse) };
  return { events, ...figures, ratio: figures.replaySeconds / figures.parseSeconds };
}

export async function benchEngine(say: (text: string) => void): Promise<EngineFigures> {
  const folder = newFolder();
  try {
    const replay = await benchReplay(folder, say);
    say('engine: ticks of 200 queues and 2,000 agents …');
    const tick: unknown = JSON.parse(await outputOf('live-ticks.ts'));
    say('engine: memory of legs …');
    const memory: unknown = JSON.parse(await outputOf('leg-memory.ts', [], [...NODE_FLAGS, '--expose-gc']));
    return { replay, tick, memory };
  } finally {
    removeFolder(folder);
  }
}
