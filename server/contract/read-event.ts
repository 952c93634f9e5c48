/** A line of JSON → a validated event, or the reason why not. */
import { parseDateTime } from './date-time.ts';
import { EVENT_DATA, type EventType, type FloorEvent } from './event-types.ts';
import { isRecord, type Problem, type Shape } from './shape.ts';
import { StringMap } from './string-map.ts';
import { hasLength, isToken, quote } from './text.ts';

export const MAX_EVENT_BYTES = 65_536;

export type ReadFailure = 'too-large' | 'not-json' | 'bad-envelope' | 'unknown-type' | 'bad-data';
/** Every reason for which an event can be rejected; the last three need a stream or a clock. */
export type RejectionReason = ReadFailure | 'subject-mismatch' | 'future' | 'stale';

export type ReadResult =
  | { readonly event: FloorEvent; readonly reason?: undefined; readonly detail?: undefined }
  | { readonly event?: undefined; readonly reason: ReadFailure; readonly detail: string };

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

interface Known {
  /** The same string for all events: what follows compares it again and again. */
  readonly type: EventType;
  readonly shape: Shape;
}

const types = new StringMap<Known>();
for (const [type, shape] of Object.entries(EVENT_DATA)) types.set(type, { type: type as EventType, shape });

const failed = (reason: ReadFailure, detail: string): ReadResult => ({ reason, detail });

function envelopeProblem(envelope: Record<string, unknown>, timeMs: number): string | null {
  const { specversion, id, source, type, time, site, data } = envelope;
  if (specversion !== '1.0') return `specversion must be "1.0", not ${quote(specversion)}`;
  if (!hasLength(id, 128)) return `id must be a string of 1–128 characters, not ${quote(id)}`;
  if (!hasLength(source, 256)) return `source must be a string of 1–256 characters, not ${quote(source)}`;
  if (typeof type !== 'string') return `type must be a string, not ${quote(type)}`;
  if (Number.isNaN(timeMs)) return `time must be an RFC 3339 date-time with an offset, not ${quote(time)}`;
  if (!isToken(site)) return `site must be a token, not ${quote(site)}`;
  if (!isRecord(data)) return `data must be an object, not ${quote(data)}`;
  return null;
}

const told = ({ path, must, found }: Problem): string => `data${path} must be ${must}, not ${quote(found)}`;

/** Checks a parsed JSON value. */
export function readEnvelope(value: unknown): ReadResult {
  if (!isRecord(value)) return failed('bad-envelope', `an event is a JSON object, not ${quote(value)}`);
  const { time } = value;
  const timeMs = typeof time === 'string' ? parseDateTime(time) : NaN;
  const problem = envelopeProblem(value, timeMs);
  if (problem !== null) return failed('bad-envelope', problem);
  const { id, source, type, site, data } = value as unknown as Omit<FloorEvent, 'timeMs'>;
  const known = types.get(type);
  if (!known) return failed('unknown-type', `no event type ${quote(type)} in version 1`);
  const wrong = known.shape(data);
  if (wrong) return failed('bad-data', told(wrong));
  return { event: { id, source, type: known.type, timeMs, site, data } as FloorEvent };
}

/** Nothing but blanks: such a line is no event. */
export function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 32 || byte === 9 || byte === 13);
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
