// npm run connect -- CONNECTOR FILE …: what another system writes into its log, as events of the contract.
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { QueueLogTranslator, type SavedTranslation } from '../connectors/asterisk/translate.ts';
import type { Speaker } from '../connectors/event-writer.ts';
import { Feed, follow } from '../connectors/feed.ts';
import type { LineTranslator } from '../connectors/line-translator.ts';
import { readPosition } from '../connectors/saved-position.ts';
import { isToken } from '../contract/text.ts';
import { dataFolder } from '../stream/data-folder.ts';
import { readArguments, runCommand, UsageError } from './command-line.ts';
import { openPrinter, openStream } from './event-sink.ts';
import { readLines } from './read-lines.ts';
import { stopSignal } from './stop-signal.ts';

const USAGE =
  'npm run connect -- asterisk-queue-log FILE [--follow] [--site ID] [--time-zone ZONE] [--print] [--source NAME] [--position FILE]';

const HELP = `${USAGE}

Turns the lines of an Asterisk queue_log into events and publishes them to NATS.

  FILE             the log; - is standard input
  --follow         goes on reading as the file grows and is rotated, says every few seconds that the
                   source is alive, and remembers where it stopped; the next --follow goes on from there
  --site ID        the floor that the events belong to (default: main)
  --time-zone ZONE the zone of times written as text, as exports of a queue_log table have them (default: UTC); the epoch
                   seconds that Asterisk writes into its file need none
  --print          writes the events to standard output instead, one a line
  --source NAME    who speaks (default: /asterisk/ID); each of several Asterisks on one floor needs a name of its own
  --position FILE  where --follow remembers (default: a file for this log, site, source and destination in the folder
                   connect of FLOOR_DATA)

Reading the same lines again gives the same events under the same ids, which change nothing.
`;

type MakeTranslator = (speaker: Speaker, timeZone: string, saved: unknown) => LineTranslator;

interface Connector {
  readonly system: string;
  readonly translator: MakeTranslator;
}

const CONNECTORS = new Map<string, Connector>([
  [
    'asterisk-queue-log',
    {
      system: 'asterisk',
      translator: (speaker, timeZone, saved) =>
        new QueueLogTranslator(speaker, timeZone, saved as SavedTranslation | undefined)
    }
  ]
]);

interface Order {
  readonly path: string;
  readonly speaker: Speaker;
  readonly timeZone: string;
  readonly translator: MakeTranslator;
  readonly follows: boolean;
  readonly prints: boolean;
  readonly position: string | undefined;
}

function readOrder(): Order | null {
  const { values, positionals } = readArguments(
    {
      allowPositionals: true,
      options: {
        follow: { type: 'boolean', default: false },
        print: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        site: { type: 'string', default: 'main' },
        'time-zone': { type: 'string', default: 'UTC' },
        source: { type: 'string' },
        position: { type: 'string' }
      }
    },
    USAGE
  );
  if (values.help) return null;
  const [name, path, ...more] = positionals;
  const connector = CONNECTORS.get(name ?? '');
  if (!connector) throw new UsageError(`a connector is needed: ${[...CONNECTORS.keys()].join(', ')}. Usage: ${USAGE}`);
  if (path === undefined || more.length > 0) throw new UsageError(`one log file is needed. Usage: ${USAGE}`);
  const { site, follow: follows, print: prints } = values;
  if (follows && path === '-') throw new UsageError('--follow needs a file, not standard input');
  if (!isToken(site)) throw new UsageError(`--site must be 1–64 of A–Z a–z 0–9 _ -, not "${site}"`);
  const source = values.source ?? `/${connector.system}/${site}`;
  if (source === '' || [...source].length > 256) throw new UsageError('--source must be 1–256 characters long');
  const timeZone = zoneOf(values['time-zone']);
  const { translator } = connector;
  return { path, speaker: { source, site }, timeZone, translator, follows, prints, position: values.position };
}

function zoneOf(text: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text;
  } catch {
    throw new UsageError(`--time-zone must be an IANA time zone such as Europe/Istanbul, not "${text}"`);
  }
}

/** A log that goes to two places is followed to each of them on its own. */
function positionFile({ path, speaker, prints }: Order, env: NodeJS.ProcessEnv): string {
  const destination = prints ? 'print' : (env['NATS_URL'] ?? 'embedded');
  const what = JSON.stringify([resolve(path), speaker.site, speaker.source, destination]);
  const name = createHash('sha256').update(what).digest('hex').slice(0, 16);
  return join(dataFolder(env), 'connect', `${name}.json`);
}

const say = (text: string): void => void process.stderr.write(`connect: ${text}\n`);

async function readOnce(path: string, feed: Feed, stop: AbortSignal): Promise<void> {
  const decoder = new TextDecoder();
  let number = 0;
  for await (const lines of readLines(path)) {
    if (stop.aborted) return;
    await feed.take(lines.map((line) => ({ text: decoder.decode(line), number: ++number })));
  }
}

async function connect(order: Order, stop: AbortSignal): Promise<void> {
  const { path, speaker, timeZone, prints } = order;
  const file = order.position ?? positionFile(order, process.env);
  const saved = order.follows ? readPosition(file) : null;
  const translator = order.translator(speaker, timeZone, saved?.translator);
  const outlet = prints ? openPrinter(process.stdout) : await openStream(process.env);
  const feed = new Feed(translator, outlet, (number, problem) => say(`${path}:${number} skipped: ${problem}`));
  try {
    const position = { file, saved };
    await (order.follows
      ? follow({ path, position, speaker, translator, outlet, feed, signal: stop, warn: say })
      : readOnce(path, feed, stop));
  } finally {
    await outlet.close();
  }
  const { lines, skipped, events } = feed.tally;
  say(`${lines} lines read, ${skipped} skipped, ${events} events`);
}

const PATIENCE_MS = 3000;

/** Ends the process where it can't come to its end because NATS is away; what was not sent is sent the next time. */
async function endInTime(stop: AbortSignal): Promise<void> {
  await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
  await sleep(PATIENCE_MS, undefined, { ref: false });
  say('stopped before all was sent');
  process.exit(0);
}

await runCommand('connect', async () => {
  const order = readOrder();
  if (!order) return void process.stdout.write(HELP);
  const stop = stopSignal();
  void endInTime(stop);
  await connect(order, stop);
});
