/**
 * What the archive's thread costs the server beside it: how late its timers are, and how far apart the frames of a board, with
 * a day of a million events in the stream and fifty more a second, while the thread starts, saves the state, and goes back.
 * All of the day is stored within seconds, so that for a past moment with all that is known now the whole stream is read.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { NODE_FLAGS } from '../../server/setup/node-flags.mjs';
import { connectNats } from '../../server/stream/connect-nats.ts';
import { provisionStreams } from '../../server/stream/provision.ts';
import { openPublisher, type Publisher } from '../../server/stream/publisher.ts';
import { startTestNats } from '../../server/stream/testing.ts';
import { zoneAtHour } from '../recorded-day.ts';
import { busyDay } from './busy-day.ts';

const run = promisify(execFile);

const HOUR_MS = 3_600_000;
/** Late in the evening, when all of the day has come. */
const HOUR = 22;
const EVERY_MS = 40;
const WAITING = 50;

async function fill(publisher: Publisher): Promise<{ events: number; middleMs: number }> {
  const startMs = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - HOUR * HOUR_MS;
  let events = 0;
  let middleMs = 0;
  for (const { text } of busyDay({ queues: 40, agents: 1500, startMs })) {
    await publisher.publish(JSON.parse(text) as object);
    if (++events === 500_000) middleMs = Date.now();
  }
  await publisher.flush();
  return { events, middleMs };
}

/** Contacts that come now, each given up after two seconds, until `signal` is aborted. */
async function trickle(publisher: Publisher, signal: AbortSignal): Promise<void> {
  const say = (verb: string, number: number): Promise<void> =>
    publisher.publish({
      specversion: '1.0',
      id: `${verb}-${number}`,
      source: '/bench',
      type: `contact.${verb}`,
      time: new Date().toISOString(),
      site: 'izmir',
      data: { contact: `now-${number}`, queue: `queue-${number % 40}` }
    });
  for (let number = 0; !signal.aborted; number++) {
    await say('offered', number);
    if (number >= WAITING) await say('abandoned', number - WAITING);
    await sleep(EVERY_MS);
  }
}

export async function benchArchive(say: (text: string) => void): Promise<unknown> {
  const clean: (() => void | Promise<void>)[] = [];
  try {
    const nats = await startTestNats({ after: (step) => void clean.unshift(step) });
    const nc = await connectNats({ url: nats.url, name: 'bench' });
    clean.unshift(() => nc.close());
    await provisionStreams(nc, { keepDays: 35 });
    const publisher = openPublisher(nc, { messageIds: false });
    say('archive: filling the stream …');
    const { events, middleMs } = await fill(publisher);
    say(`archive: ${events} events; what the thread costs …`);
    const ending = new AbortController();
    const trickling = trickle(publisher, ending.signal);
    const script = join(import.meta.dirname, 'archive-ticks.ts');
    const command = [...NODE_FLAGS, script, nats.url, zoneAtHour(HOUR), String(middleMs)];
    const { stdout, stderr } = await run(process.execPath, command, { maxBuffer: 1 << 26 });
    if (stderr) process.stderr.write(stderr);
    ending.abort();
    await trickling;
    return { events, ...(JSON.parse(stdout) as object) };
  } finally {
    for (const step of clean) await step();
  }
}
