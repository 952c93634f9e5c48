// npm run replay -- EVENTS.ndjson|- [--config FILE] [--at RFC3339]: the figures of a file of events, as JSON.
import { readFileSync } from 'node:fs';
import { readConfig, type FloorConfig } from '../contract/config.ts';
import { formatDateTime, parseDateTime } from '../contract/date-time.ts';
import { Replay } from '../floor/replay.ts';
import { readArguments, runCommand, UsageError } from './command-line.ts';
import { isBlank, readLines } from './read-lines.ts';

const USAGE = 'npm run replay -- EVENTS.ndjson|- [--config FILE] [--at RFC3339]';

function loadConfig(path: string | undefined): FloorConfig {
  if (!path) return {};
  const { config, problems } = readConfig(readFileSync(path, 'utf8'));
  if (!config) throw new UsageError(`${path}: ${problems.join('; ')}`);
  return config;
}

function momentOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const atMs = parseDateTime(text);
  if (Number.isNaN(atMs)) throw new UsageError(`--at must be an RFC 3339 date-time with an offset, not "${text}"`);
  return atMs;
}

await runCommand('replay', async () => {
  const { values, positionals } = readArguments(
    { allowPositionals: true, options: { config: { type: 'string' }, at: { type: 'string' } } },
    USAGE
  );
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError(`one file of events is needed. Usage: ${USAGE}`);
  const config = loadConfig(values.config ?? process.env['FLOOR_CONFIG']);
  const replay = new Replay(config, momentOf(values.at));
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
