/**
 * Recorded events, moved to another time: a recording that is played again is new traffic, with names of its own, at
 * moments of its own. What the contract does not know in an event goes through as it is.
 */
import { createHash } from 'node:crypto';
import { formatDateTime, parseDateTime } from '../contract/date-time.ts';

/** A valid event of the contract, as JSON has it. */
export type Envelope = Readonly<Record<string, unknown>>;

export interface Move {
  /** What this playing is called, a dozen characters at most; in no two playings the same. */
  readonly run: string;
  /** The moment (epoch ms) at which something of the recording happens now. */
  readonly momentOf: (recordedMs: number) => number;
  /** Durations are divided by it; more than 0. */
  readonly speed: number;
}

/** The first and last instants that an RFC 3339 date-time can say. */
const EARLIEST_MS = Date.parse('0000-01-01T00:00:00.000Z');
const LATEST_MS = Date.parse('9999-12-31T23:59:59.999Z');

/** `fromMs` of the recording happens at `toMs`; every span is `speed` times shorter. */
export function shift(fromMs: number, toMs: number, speed: number): Move['momentOf'] {
  return (recordedMs) => {
    const movedMs = Math.round(toMs + (recordedMs - fromMs) / speed);
    return Math.min(Math.max(movedMs, EARLIEST_MS), LATEST_MS);
  };
}

const MAX_NAME_LENGTH = 128;
const isShortEnough = (name: string): boolean => name.length <= MAX_NAME_LENGTH || [...name].length <= MAX_NAME_LENGTH;

/** An id as this run says it: other for other ids, within the contract's 128 characters. */
export function ownName(run: string, id: string): string {
  const name = `${run}.${id}`;
  if (isShortEnough(name)) return name;
  // JSON.stringify keeps lone surrogates apart, which UTF-8 would not.
  return `${run}#${createHash('sha256').update(JSON.stringify(id)).digest('base64url')}`;
}

type Members = Record<string, unknown>;

const movedTime = (text: string, { momentOf }: Move): string => formatDateTime(momentOf(parseDateTime(text)));

/** The same object with these members moved; what is absent or null stays so. */
function withMoved(object: unknown, members: { names?: string[]; times?: string[] }, move: Move): Members {
  const moved = { ...(object as Members) };
  for (const name of members.names ?? []) {
    const id = moved[name];
    if (typeof id === 'string') moved[name] = ownName(move.run, id);
  }
  for (const name of members.times ?? []) {
    const time = moved[name];
    if (typeof time === 'string') moved[name] = movedTime(time, move);
  }
  return moved;
}

const SNAPSHOT_ENTRIES = {
  agents: { names: ['contact'], times: ['since'] },
  waiting: { names: ['contact'], times: ['since'] },
  inProgress: { names: ['contact'] }
};

function movedSnapshot(data: Members, move: Move): Members {
  const moved = { ...data };
  for (const [list, members] of Object.entries(SNAPSHOT_ENTRIES)) {
    const entries = moved[list];
    if (Array.isArray(entries)) moved[list] = entries.map((entry) => withMoved(entry, members, move));
  }
  return moved;
}

function movedData(type: string, data: Members, move: Move): Members {
  if (type.startsWith('contact.') || type === 'agent.state') return withMoved(data, { names: ['contact'] }, move);
  if (type === 'agent.queues') return withMoved(data, { times: ['until'] }, move);
  if (type === 'source.snapshot') return movedSnapshot(data, move);
  return data;
}

/** Every number in a member whose name ends in `Ms`, at whatever depth, divided; whole numbers as durations are. */
function shortened(value: unknown, speed: number): unknown {
  if (Array.isArray(value)) return value.map((each) => shortened(each, speed));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name.endsWith('Ms') && typeof member === 'number'
        ? Math.min(Math.round(member / speed), Number.MAX_SAFE_INTEGER)
        : shortened(member, speed)
    ])
  );
}

/** @param envelope valid by `readEnvelope`; it is not changed */
export function moveEvent(envelope: Envelope, move: Move): Envelope {
  const { id, time, type, data } = envelope as { id: string; time: string; type: string; data: Members };
  const moved = movedData(type, data, move);
  return {
    ...envelope,
    id: ownName(move.run, id),
    time: movedTime(time, move),
    data: move.speed === 1 ? moved : shortened(moved, move.speed)
  };
}
