/**
 * Restart: from the start of a process to figures that are right, after `kill -9`, for a day of a million events; before there
 * is a saved state, and with the one that the server has saved.
 */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { connectNats } from '../../server/stream/connect-nats.ts';
import { provisionStreams } from '../../server/stream/provision.ts';
import { openPublisher } from '../../server/stream/publisher.ts';
import { StateStore } from '../../server/stream/state-store.ts';
import { startTestNats } from '../../server/stream/testing.ts';
import { zoneAtHour } from '../recorded-day.ts';
import { newFolder, removeFolder, startServer, type TestServer } from '../start-server.ts';
import { report, type Report } from '../whole-server.ts';
import { busyDay } from './busy-day.ts';
import { forgetStates } from './forget-states.ts';
import { median } from './quantiles.ts';

const run = promisify(execFile);

const KEEP_DAYS = 35;
const ROUNDS = 3;
/** Come after the state was saved. */
const LATEST = 5000;
/** The day began so many hours ago: nearly all of it is over. */
const HOURS = 21;

export interface RestartFigures {
  readonly events: number;
  /** From the start of the process to the report, which was right. */
  readonly secondsWithoutState: number;
  readonly secondsWithState: number;
  readonly stateMegabytes: number;
}

/** The day so far, one event a line, in the site's own zone. */
function dayUntilNow(): string[] {
  const startMs = (Math.floor(Date.now() / 3_600_000) - HOURS) * 3_600_000;
  const lines: string[] = [];
  for (const { timeMs, text } of busyDay({ queues: 40, agents: 1500, startMs })) {
    if (timeMs > Date.now()) break;
    lines.push(text);
  }
  return lines;
}

async function publish(nc: NatsConnection, lines: readonly string[]): Promise<void> {
  const publisher = openPublisher(nc, { messageIds: false });
  for (const line of lines) await publisher.publish(Buffer.from(line));
  await publisher.flush();
}

/** Of the one that was saved last. */
async function bytesOfState(nc: NatsConnection): Promise<number> {
  const info = await (await jetstreamManager(nc)).streams.info('FLOOR');
  const store = new StateStore(nc, { keepDays: KEEP_DAYS, say: () => undefined });
  const [saved] = await store.list({ created: info.created, lastSequence: info.state.last_seq });
  if (!saved) throw new Error('no state was saved');
  return saved.bytes;
}

class Restarts {
  readonly #folder = newFolder();
  readonly #env: NodeJS.ProcessEnv;
  readonly #lines: readonly string[];

  constructor(natsUrl: string, lines: readonly string[]) {
    this.#lines = lines;
    const config = join(this.#folder, 'floor.json');
    writeFileSync(config, JSON.stringify({ sites: { izmir: { timeZone: zoneAtHour(HOURS) } } }));
    this.#env = { NATS_URL: natsUrl, FLOOR_CONFIG: config, FLOOR_KEEP_DAYS: String(KEEP_DAYS) };
  }

  start(): Promise<TestServer> {
    return startServer({ folder: this.#folder, env: this.#env });
  }

  /** Starts a server, asks it for its figures, and kills it. @throws Error where the figures are wrong */
  async secondsToFigures(): Promise<number> {
    const startedAt = performance.now();
    const server = await this.start();
    const live = await report(server.url);
    const seconds = (performance.now() - startedAt) / 1000;
    await server.kill();
    const { sites } = await this.#replayed(live.asOf);
    if (!isDeepStrictEqual(live.sites, sites)) throw new Error('the figures are wrong');
    return seconds;
  }

  end(): void {
    removeFolder(this.#folder);
  }

  async #replayed(at: string): Promise<Report> {
    const file = join(this.#folder, 'events.ndjson');
    writeFileSync(file, this.#lines.join('\n'));
    const script = join(import.meta.dirname, '../../server/commands/replay.ts');
    const args = [script, file, '--config', this.#env['FLOOR_CONFIG']!, '--at', at];
    const { stdout } = await run(process.execPath, args, { maxBuffer: 1 << 28 });
    return JSON.parse(stdout) as Report;
  }
}

async function timesOf(rounds: number, seconds: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  while (times.length < rounds) times.push(await seconds());
  return median(times);
}

export async function benchRestart(say: (text: string) => void): Promise<RestartFigures> {
  const clean: (() => void | Promise<void>)[] = [];
  try {
    const nats = await startTestNats({ after: (step) => void clean.unshift(step) });
    const nc = await connectNats({ url: nats.url, name: 'bench' });
    clean.unshift(() => nc.close());
    say('restart: filling the stream …');
    await provisionStreams(nc, { keepDays: KEEP_DAYS });
    const lines = dayUntilNow();
    await publish(nc, lines.slice(0, -LATEST));
    const restarts = new Restarts(nats.url, lines);
    clean.unshift(() => restarts.end());
    say(`restart: ${lines.length} events, the state saved …`);
    const first = await restarts.start();
    // Whoever answers for the past has read the stream, and saves the state when told to stop.
    await fetch(`${first.url}/api/rewind?site=izmir&at=2000-01-01T00:00:00Z`);
    await first.stop();
    const stateBytes = await bytesOfState(nc);
    await publish(nc, lines.slice(-LATEST));
    say('restart: with the state …');
    const secondsWithState = await timesOf(ROUNDS, () => restarts.secondsToFigures());
    say('restart: without one …');
    await forgetStates(nc);
    const secondsWithoutState = await timesOf(1, () => restarts.secondsToFigures());
    return { events: lines.length, secondsWithoutState, secondsWithState, stateMegabytes: stateBytes / 1e6 };
  } finally {
    for (const step of clean) await step();
  }
}
