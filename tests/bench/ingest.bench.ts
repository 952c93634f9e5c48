/**
 * Ingest: events a second through the whole server, from the stream to settled figures, against a consumer of the same
 * stream that does nothing. Both read the same backlog from the same nats-server, one after the other, several times.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { NatsConnection } from '@nats-io/nats-core';
import { NODE_FLAGS } from '../../server/setup/node-flags.mjs';
import { connectNats } from '../../server/stream/connect-nats.ts';
import { freePort } from '../../server/stream/free-port.ts';
import { provisionStreams } from '../../server/stream/provision.ts';
import { openPublisher } from '../../server/stream/publisher.ts';
import { startTestNats } from '../../server/stream/testing.ts';
import { recordedDay } from '../recorded-day.ts';
import { newFolder, removeFolder, startServer } from '../start-server.ts';
import { forgetStates } from './forget-states.ts';
import { median } from './quantiles.ts';

const run = promisify(execFile);

const SITES = 40;
const HOURS = 3;
const ROUNDS = 3;

export interface IngestFigures {
  readonly events: number;
  /** Events a second, median of the rounds. */
  readonly throughServer: number;
  readonly doingNothing: number;
  readonly ratio: number;
}

async function fill(nc: NatsConnection): Promise<number> {
  await provisionStreams(nc, { keepDays: 35 });
  const publisher = openPublisher(nc);
  const untilMs = Date.now();
  let count = 0;
  for (let site = 0; site < SITES; site++) {
    for (const event of recordedDay({ untilMs, hours: HOURS, seed: site })) {
      await publisher.publish({ ...event, site: `site${site}`, source: `/demo/${site}` });
      count++;
    }
  }
  await publisher.flush();
  return count;
}

/** Events a second of a consumer that does nothing, a process of its own as the server is one. */
async function readIdly(natsUrl: string): Promise<number> {
  const script = join(import.meta.dirname, 'idle-consumer.ts');
  const { stdout } = await run(process.execPath, [...NODE_FLAGS, script, natsUrl]);
  return Number(stdout);
}

/** Events a second of a whole server that rebuilds its figures from the stream. */
async function rebuild(natsUrl: string, count: number): Promise<number> {
  const folder = newFolder();
  const port = (await freePort(0))!;
  const starting = startServer({ folder, env: { NATS_URL: natsUrl, PORT: String(port) } });
  const points: { atMs: number; sequence: number }[] = [];
  while (points.at(-1)?.sequence !== count) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
    const sequence = answer ? ((await answer.json()) as { sequence: number }).sequence : 0;
    if (sequence > 0) points.push({ atMs: performance.now(), sequence });
    await new Promise((done) => setTimeout(done, 10));
  }
  const server = await starting;
  await server.stop();
  removeFolder(folder);
  const [first] = points;
  const last = points.find(({ sequence }) => sequence === count)!;
  return (1000 * (last.sequence - first!.sequence)) / (last.atMs - first!.atMs);
}

export async function benchIngest(say: (text: string) => void): Promise<IngestFigures> {
  const clean: (() => void | Promise<void>)[] = [];
  try {
    const nats = await startTestNats({ after: (step) => void clean.unshift(step) });
    const nc = await connectNats({ url: nats.url, name: 'bench' });
    clean.unshift(() => nc.close());
    say('ingest: filling the stream …');
    const events = await fill(nc);
    const throughServer: number[] = [];
    const doingNothing: number[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      say(`ingest: round ${round} of ${ROUNDS}, ${events} events …`);
      doingNothing.push(await readIdly(nats.url));
      // The server of the round before has saved its state when it was told to stop.
      await forgetStates(nc);
      throughServer.push(await rebuild(nats.url, events));
    }
    const figures = { throughServer: median(throughServer), doingNothing: median(doingNothing) };
    return { events, ...figures, ratio: figures.throughServer / figures.doingNothing };
  } finally {
    for (const step of clean) await step();
  }
}
