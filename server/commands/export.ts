// npm run export -- [--site ID] [--from RFC3339] [--to RFC3339] [--config FILE]: the stream as NDJSON, ready for replay.
import { once } from 'node:events';
import type { NatsConnection } from '@nats-io/nats-core';
import { isToken } from '../contract/text.ts';
import { Floor } from '../floor/floor.ts';
import type { StreamMessage } from '../floor/stream-fold.ts';
import { connectForCommand } from '../stream/find-nats.ts';
import { readFloor } from '../stream/read-floor.ts';
import { readArguments, runCommand, UsageError } from './command-line.ts';
import { judge, lineOf, type ExportScope, type Verdict } from './export-event.ts';
import { loadConfig, momentOf } from './options.ts';
import { stopSignal } from './stop-signal.ts';

const USAGE = 'npm run export -- [--site ID] [--from RFC3339] [--to RFC3339] [--config FILE]';
const INTERRUPTED = 130;
/** Few large writes are a hundred times faster than many small ones. */
const PIECE_BYTES = 65_536;

const say = (text: string): void => void process.stderr.write(`export: ${text}\n`);

async function readScope(): Promise<ExportScope> {
  const text = { type: 'string' } as const;
  const { values } = readArguments({ options: { site: text, from: text, to: text, config: text } }, USAGE);
  const { site = null } = values;
  if (site !== null && !isToken(site)) throw new UsageError(`--site must be a token, not "${site}"`);
  const floor = new Floor(await loadConfig(values.config));
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

function sum(counts: ReadonlyMap<Verdict, number>): string {
  const leftOut = [...counts].filter(([verdict]) => verdict !== 'wanted' && verdict !== 'outside');
  const told = leftOut.map(([verdict, count]) => `${count} ${verdict}`).join(', ');
  return `${counts.get('wanted') ?? 0} events${told && `; left out, as the server rejected them: ${told}`}`;
}

async function exportEvents(nc: NatsConnection, scope: ExportScope): Promise<ReadonlyMap<Verdict, number>> {
  const output = new Output();
  const counts = new Map<Verdict, number>();
  const onMessage = (message: StreamMessage): Promise<void> | void => {
    const verdict = judge(message, scope);
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    if (verdict === 'wanted') return output.add(lineOf(message.data));
  };
  await readFloor(nc, { from: 1, onMessage, say });
  await output.flush();
  return counts;
}

await runCommand('export', async () => {
  const scope = await readScope();
  // Who reads our output may have stopped reading: that is not waited for.
  stopSignal().addEventListener('abort', () => process.exit(INTERRUPTED));
  const nc = await connectForCommand(process.env);
  try {
    say(sum(await exportEvents(nc, scope)));
  } finally {
    await nc.close();
  }
});
