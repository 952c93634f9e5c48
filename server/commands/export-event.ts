/** Which of the stream's messages an export holds, and how they stand in a line. */
import { readEvent, type RejectionReason } from '../contract/read-event.ts';
import { subjectOf } from '../contract/subject.ts';
import type { Calendar } from '../floor/calendar.ts';
import { rejectionByTime } from '../floor/judge-time.ts';
import type { StreamMessage } from '../floor/stream-fold.ts';

export interface ExportScope {
  /** Null: all of them. */
  readonly site: string | null;
  /** By the events' own time; both ends are included. */
  readonly fromMs: number;
  readonly toMs: number;
  /** The business days of a site: what is `stale` goes by them. */
  readonly calendarOf: (site: string) => Calendar;
}

/**
 * - `wanted`
 * - `outside`: of another site or time
 * - `blank`: nothing that could stand in a line
 * - what the server rejected it for, where a replay of the file, which knows neither subjects nor clocks, would take it
 */
export type Verdict =
  'wanted' | 'outside' | 'blank' | Extract<RejectionReason, 'subject-mismatch' | 'future' | 'stale'>;

const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const BLANKS = [SPACE, 9, NEWLINE, RETURN];

const siteInSubject = (subject: string): string | undefined => subject.split('.')[1];

export function judge({ subject, storedAtMs, data }: StreamMessage, scope: ExportScope): Verdict {
  const { event } = readEvent(data);
  const site = event ? event.site : siteInSubject(subject);
  const timeMs = event ? event.timeMs : storedAtMs;
  if (scope.site !== null && site !== scope.site) return 'outside';
  if (timeMs < scope.fromMs || timeMs > scope.toMs) return 'outside';
  if (!event) return data.every((byte) => BLANKS.includes(byte)) ? 'blank' : 'wanted';
  if (subjectOf(event) !== subject) return 'subject-mismatch';
  return rejectionByTime(event, storedAtMs, scope.calendarOf(event.site))?.reason ?? 'wanted';
}

/** The payload byte for byte with its line's end; line breaks inside it, which in JSON only lay it out, become spaces. */
export function lineOf(data: Uint8Array): Uint8Array {
  const line = new Uint8Array(data.length + 1);
  line.set(data);
  for (const lineBreak of [NEWLINE, RETURN]) {
    for (let at = line.indexOf(lineBreak); at !== -1; at = line.indexOf(lineBreak, at)) line[at] = SPACE;
  }
  line[data.length] = NEWLINE;
  return line;
}
