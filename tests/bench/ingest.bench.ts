/**
 * Ingest: events a second through the whole server, from the stream to settled figures, against a consumer of the same
 * stream that does nothing. Both read the same backlog from the same nats-server, one after the other, several times.
 */
import { DeliverPolicy, jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { connectNats } from '../../server/stream/connect-nats.ts';
import { freePort } from '../../server/stream/free-port.ts';
import { provisionStreams } from '../../server/stream/provision.ts';
import { openPublisher } from '../../server/stream/publisher.ts';
import { startTestNats } from '../../server/stream/testing.ts';
import { recordedDay } from '../recorded-day.ts';
import { newFolder, removeFolder, startServer } from '../start-server.ts';
import { median } from './quantiles.ts';

const SITES = 15;
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

/** Events a second of a consumer that does nothing. */
async function readAll(nc: NatsConnection, count: number): Promise<number> {
  const consumer = await jetstream(nc).consumers.get('FLOOR', { deliver_policy: DeliverPolicy.All });
  const messages = await consumer.consume({ max_messages: 5000 });
  let startedAt = 0;
  let read = 0;
  for await (const _message of messages) {
    if (read++ === 0) startedAt = performance.now();
    if (read === count) break;
  }
  return (1000 * (count - 1)) / (performance.now() - startedAt);
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
      doingNothing.push(await readAll(nc, events));
      throughServer.push(await rebuild(nats.url, events));
    }
    const figures = { throughServer: median(throughServer), doingNothing: median(doingNothing) };
    return { events, ...figures, ratio: figures.throughServer / figures.doingNothing };
  } finally {
    for (const step of clean) await step();
  }
}
