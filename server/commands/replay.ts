// npm run replay -- EVENTS.ndjson|- [--config FILE] [--at RFC3339]: the figures of a file of events, as JSON.
import { formatDateTime } from '../contract/date-time.ts';
import { Replay } from '../floor/replay.ts';
import { readArguments, runCommand, UsageError } from './command-line.ts';
import { loadConfig, momentOf } from './options.ts';
import { isBlank, readLines } from './read-lines.ts';

const USAGE = 'npm run replay -- EVENTS.ndjson|- [--config FILE] [--at RFC3339]';

await runCommand('replay', async () => {
  const { values, positionals } = readArguments(
    { allowPositionals: true, options: { config: { type: 'string' }, at: { type: 'string' } } },
    USAGE
  );
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError(`one file of events is needed. Usage: ${USAGE}`);
  const replay = new Replay(await loadConfig(values.config), momentOf('--at', values.at, null));
  let number = 0;
  for await (const lines of readLines(path)) {
    for (const line of lines) {
      number++;
      if (!isBlank(line)) replay.take(line, number);
    }
  }
  const { asOfMs, ...report } = replay.report();
  const asOf = asOfMs === null ? null : formatDateTime(asOfMs);
  process.stdout.write(`${JSON.stringify({ asOf, ...report })}\n`);
});
