// npm run replay -- EVENTS.ndjson|- [--config FILE] [--at RFC3339]: the figures of a file of events, as JSON.
import { formatDateTime } from '../contract/date-time.ts';
import { EventUnpacker } from '../floor/packed-events.ts';
import type { LinesRead } from '../floor/line-reader.ts';
import { Replay } from '../floor/replay.ts';
import { readArguments, runCommand, UsageError } from './command-line.ts';
import { loadConfig, momentOf } from './options.ts';
import { readAhead } from './read-ahead.ts';

const USAGE = 'npm run replay -- EVENTS.ndjson|- [--config FILE] [--at RFC3339]';

await runCommand('replay', async () => {
  const { values, positionals } = readArguments(
    { allowPositionals: true, options: { config: { type: 'string' }, at: { type: 'string' } } },
    USAGE
  );
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError(`one file of events is needed. Usage: ${USAGE}`);
  const replay = new Replay(await loadConfig(values.config), momentOf('--at', values.at, null));
  const unpacker = new EventUnpacker();
  let linesRead: LinesRead | null = null;
  for await (const { events, read } of readAhead(path)) {
    unpacker.unpack(events, (event) => replay.apply(event));
    linesRead = read;
  }
  const { asOfMs, ...report } = replay.report(linesRead!);
  const asOf = asOfMs === null ? null : formatDateTime(asOfMs);
  process.stdout.write(`${JSON.stringify({ asOf, ...report })}\n`);
});
