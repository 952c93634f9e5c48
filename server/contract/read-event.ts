/** Bytes → a validated event, or the reason why not. */
import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { parseDateTime } from './date-time.ts';
import { EVENT_DATA, TOKEN_PATTERN, type EventType, type FloorEvent } from './event-types.ts';
import { memberAt } from './schema.ts';

export const MAX_EVENT_BYTES = 65_536;

export type ReadFailure = 'too-large' | 'not-json' | 'bad-envelope' | 'unknown-type' | 'bad-data';
/** Every reason for which an event can be rejected; the last three need a stream or a clock. */
export type RejectionReason = ReadFailure | 'subject-mismatch' | 'future' | 'stale';

export type ReadResult =
  | { readonly event: FloorEvent; readonly reason?: undefined }
  | { readonly event?: undefined; readonly reason: ReadFailure; readonly detail: string };

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const token = new RegExp(TOKEN_PATTERN);
const validators = new Map(Object.entries(EVENT_DATA).map(([type, schema]) => [type, Compile<TSchema>(schema)]));

const failed = (reason: ReadFailure, detail: string): ReadResult => ({ reason, detail });

/** Code points, as JSON Schema counts them; a string of at most `max` UTF-16 units needs no counting. */
function hasLength(value: unknown, max: number): value is string {
  if (typeof value !== 'string' || value.length === 0) return false;
  return value.length <= max || (value.length <= 2 * max && [...value].length <= max);
}

/** The value as an error message quotes it: JSON, cut at 60 UTF-16 units, but never inside a character. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 59).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}

function envelopeProblem(envelope: Record<string, unknown>, timeMs: number): string | null {
  const { specversion, id, source, type, time, site, data } = envelope;
  if (specversion !== '1.0') return `specversion must be "1.0", not ${quote(specversion)}`;
  if (!hasLength(id, 128)) return `id must be a string of 1–128 characters, not ${quote(id)}`;
  if (!hasLength(source, 256)) return `source must be a string of 1–256 characters, not ${quote(source)}`;
  if (typeof type !== 'string') return `type must be a string, not ${quote(type)}`;
  if (Number.isNaN(timeMs)) {
    return `time must be an RFC 3339 date-time with an offset, not ${quote(time)}`;
  }
  if (typeof site !== 'string' || !token.test(site)) return `site must be a token, not ${quote(site)}`;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return `data must be an object, not ${quote(data)}`;
  }
  return null;
}

function dataProblem(validator: Validator, data: unknown): string {
  const errors = validator.Errors(data);
  // An optional member is "the schema or null": the schema's own complaint says more than that of the union.
  const error = errors.find((each) => each.keyword !== 'anyOf' && each.message !== 'must be null') ?? errors[0];
  if (!error) return 'data does not fit its type';
  const member = `data${error.instancePath.replaceAll('/', '.')}`;
  if (error.keyword === 'required') return `${member} ${error.message}`;
  return `${member} ${error.message}, not ${quote(memberAt(data, error.instancePath.split('/').slice(1)))}`;
}

/** Checks a parsed JSON value. */
export function readEnvelope(value: unknown): ReadResult {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return failed('bad-envelope', `an event is a JSON object, not ${quote(value)}`);
  }
  const envelope = value as Record<string, unknown>;
  const time = envelope['time'];
  const timeMs = typeof time === 'string' ? parseDateTime(time) : NaN;
  const problem = envelopeProblem(envelope, timeMs);
  if (problem !== null) return failed('bad-envelope', problem);
  const type = envelope['type'] as EventType;
  const validator = validators.get(type);
  if (!validator) return failed('unknown-type', `no event type ${quote(type)} in version 1`);
  const data = envelope['data'];
  if (!validator.Check(data)) return failed('bad-data', dataProblem(validator, data));
  return {
    event: {
      id: envelope['id'],
      source: envelope['source'],
      type,
      timeMs,
      site: envelope['site'],
      data
    } as FloorEvent
  };
}

/** Reads one event: at most 64 KiB of UTF-8, one JSON text, without the line's end. */
export function readEvent(bytes: Uint8Array): ReadResult {
  if (bytes.length > MAX_EVENT_BYTES) {
    return failed('too-large', `${bytes.length} bytes; an event has at most ${MAX_EVENT_BYTES}`);
  }
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch (error) {
    return failed('not-json', error instanceof Error ? error.message : String(error));
  }
  return readEnvelope(value);
}
