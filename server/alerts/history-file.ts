/** Alerts that are over, as CSV: RFC 4180, UTF-8, a line for each; times are RFC 3339 in UTC, durations milliseconds. */
import { stringify } from 'csv-stringify/sync';
import type { AlertRecord } from '#lib/protocol/alerts.ts';
import { formatDateTime } from '../contract/date-time.ts';
import { plain } from './words.ts';

const COLUMNS = [
  'id',
  'site',
  'rule',
  'severity',
  'entityKind',
  'entity',
  'entityName',
  'channel',
  'text',
  'since',
  'firedAt',
  'resolvedAt',
  'durationMs',
  'ending',
  'peak',
  'flaps',
  'acknowledgedBy',
  'acknowledgedAt',
  'escalatedAt',
  'notes'
] as const;

const timeOf = (atMs: number | null | undefined): string | null => (atMs == null ? null : formatDateTime(atMs));

function notesOf({ steps }: AlertRecord): string {
  return steps
    .filter(({ note }) => note !== null)
    .map(({ by, note }) => (by === null ? note : `${by}: ${note}`))
    .join('\n');
}

const lineOf = (record: AlertRecord): (string | number | null)[] => [
  record.id,
  record.site,
  record.rule,
  record.severity,
  record.entity.kind,
  record.entity.id,
  record.entity.name,
  record.channel,
  plain(record.text.en),
  timeOf(record.sinceMs),
  timeOf(record.firedAtMs),
  timeOf(record.resolvedAtMs),
  record.resolvedAtMs - record.firedAtMs,
  record.ending,
  record.values[0]?.peak ?? null,
  record.flaps,
  record.acknowledged?.by ?? null,
  timeOf(record.acknowledged?.atMs),
  timeOf(record.escalatedAtMs),
  notesOf(record)
];

/** A text that a spreadsheet would take for a formula has a `'` put before it. */
export function historyAsCsv(records: readonly AlertRecord[]): string {
  const lines = [COLUMNS, ...records.map(lineOf)];
  return stringify(lines, { record_delimiter: '\r\n', quote_record_delimiter: true, escape_formulas: true });
}
