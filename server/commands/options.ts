/** Options that several commands take. */
import { readFileSync } from 'node:fs';
import type { FloorConfig } from '../contract/config.ts';
import { parseDateTime } from '../contract/date-time.ts';
import { UsageError } from './command-line.ts';

/**
 * The configuration that `--config` names, else `FLOOR_CONFIG`; an empty one where neither does.
 *
 * @throws UsageError naming every member that is wrong
 */
export async function loadConfig(option: string | undefined): Promise<FloorConfig> {
  const path = option ?? process.env['FLOOR_CONFIG'];
  if (!path) return {};
  // Loading the checks takes longer than many a replay.
  const { readConfig } = await import('../contract/config.ts');
  const { config, problems } = readConfig(readFileSync(path, 'utf8'));
  if (!config) throw new UsageError(`${path}: ${problems.join('; ')}`);
  return config;
}

/** Epoch milliseconds of a date-time. @throws UsageError naming the option */
export function momentOf<T>(name: string, text: string | undefined, otherwise: T): number | T {
  if (text === undefined) return otherwise;
  const atMs = parseDateTime(text);
  if (Number.isNaN(atMs)) throw new UsageError(`${name} must be an RFC 3339 date-time with an offset, not "${text}"`);
  return atMs;
}
