// npm run export -- [--site ID] [--from RFC3339] [--to RFC3339] [--config FILE]: the stream as NDJSON, ready for replay.
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { TOKEN_PATTERN } from '../contract/event-types.ts';
import { Floor } from '../floor/floor.ts';
import type { StreamMessage } from '../floor/stream-fold.ts';
import { connectForCommand } from '../stream/find-nats.ts';
import { followFloor } from '../stream/follow-floor.ts';
import { FLOOR_STREAM, hasMessageFrom, streamInfo } from '../stream/provision.ts';
import { readArguments, runCommand, UsageError } from './command-line.ts';
import { judge, lineOf, type ExportScope, type Verdict } from './export-event.ts';
import { loadConfig, momentOf } from './options.ts';
import { stopSignal } from './stop-signal.ts';

const USAGE = 'npm run export -- [--site ID] [--from RFC3339] [--to RFC3339] [--config FILE]';
const INTERRUPTED = 130;
const LOOK_EVERY_MS = 1000;
/** Few large writes are a hundred times faster than many small ones. */
const PIECE_BYTES = 65_536;

const say = (text: string): void => void process.stderr.write(`export: ${text}\n`);

function readScope(): ExportScope {
  const text = { type: 'string' } as const;
  const { values } = readArguments({ options: { site: text, from: text, to: text, config: text } }, USAGE);
  const { site = null } = values;
  if (site !== null && !new RegExp(TOKEN_PATTERN).test(site))
    throw new UsageError(`--site must be a token, not "${site}"`);
  const floor = new Floor(loadConfig(values.config));
  return {
    site,
    fromMs: momentOf('--from', values.from, -Infinity),
    toMs: momentOf('--to', values.to, Infinity),
    calendarOf: (id) => floor.calendarOf(id)
  };
}

/** Standard output in large pieces, no faster than it is read. */
class Output {
  #lines: Uint8Array[] = [];
  #bytes = 0;

  add(line: Uint8Array): Promise<void> | void {
    this.#lines.push(line);
    this.#bytes += line.length;
    if (this.#bytes >= PIECE_BYTES) return this.flush();
  }

  async flush(): Promise<void> {
    const piece = Buffer.concat(this.#lines);
    this.#lines = [];
    this.#bytes = 0;
    if (piece.length > 0 && !process.stdout.write(piece)) await once(process.stdout, 'drain');
  }
}

/** Resolves when nothing is left to come up to `last`, though its message may be deleted while we read. */
async function nothingLeft(jsm: JetStreamManager, position: () => number, last: number): Promise<void> {
  for (let before = -1; position() < last; before = position()) {
    await sleep(LOOK_EVERY_MS, undefined, { ref: false });
    if (position() !== before) continue;
    const info = await streamInfo(jsm, FLOOR_STREAM).catch(() => undefined);
    if (info === null) throw new Error(`the stream ${FLOOR_STREAM} was deleted while it was read`);
    // No answer is no news: it is asked again.
    if (info && !(await hasMessageFrom(jsm, FLOOR_STREAM, position() + 1).catch(() => true))) return;
  }
}

/** Hands over every message that the stream holds now. */
async function readStream(nc: NatsConnection, take: (message: StreamMessage) => Promise<void> | void): Promise<void> {
  const jsm = await jetstreamManager(nc);
  const info = await streamInfo(jsm, FLOOR_STREAM);
  if (!info) throw new Error(`this NATS has no stream ${FLOOR_STREAM}`);
  const { messages, first_seq: first, last_seq: last } = info.state;
  if (messages === 0) return;
  let position = first - 1;
  let reachedLast = (): void => undefined;
  const reached = new Promise<void>((resolve) => (reachedLast = resolve));
  const onMessage = (message: StreamMessage): Promise<void> | void => {
    const waiting = message.sequence <= last ? take(message) : undefined;
    position = message.sequence;
    if (position >= last) reachedLast();
    return waiting;
  };
  const follower = followFloor(nc, { from: first, onMessage, say });
  try {
    await Promise.race([reached, nothingLeft(jsm, () => position, last)]);
  } finally {
    await follower.stop();
  }
}

function sum(counts: ReadonlyMap<Verdict, number>): string {
  const leftOut = [...counts].filter(([verdict]) => verdict !== 'wanted' && verdict !== 'outside');
  const told = leftOut.map(([verdict, count]) => `${count} ${verdict}`).join(', ');
  return `${counts.get('wanted') ?? 0} events${told && `; left out, as the server rejected them: ${told}`}`;
}

async function exportEvents(nc: NatsConnection, scope: ExportScope): Promise<ReadonlyMap<Verdict, number>> {
  const output = new Output();
  const counts = new Map<Verdict, number>();
  await readStream(nc, (message) => {
    const verdict = judge(message, scope);
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    if (verdict === 'wanted') return output.add(lineOf(message.data));
  });
  await output.flush();
  return counts;
}

await runCommand('export', async () => {
  const scope = readScope();
  // Who reads our output may have stopped reading: that is not waited for.
  stopSignal().addEventListener('abort', () => process.exit(INTERRUPTED));
  const nc = await connectForCommand(process.env);
  try {
    say(sum(await exportEvents(nc, scope)));
  } finally {
    await nc.close();
  }
});
