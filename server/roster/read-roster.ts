/**
 * A roster as text, JSON or CSV, into shifts. Every error is named by where it stands; one wrong entry refuses the whole
 * text, for half a plan would call people late who are not.
 *
 *     { "shifts": [ { "site": "izmir", "agent": "a1042", "start": "2026-11-30T09:00", "end": "2026-11-30T17:30",
 *                     "absences": [ { "kind": "lunch", "start": "2026-11-30T12:00", "end": "2026-11-30T12:30" } ] } ] }
 *
 *     site,agent,kind,start,end
 *     izmir,a1042,shift,2026-11-30T09:00,2026-11-30T17:30
 *     izmir,a1042,lunch,2026-11-30T12:00,2026-11-30T12:30
 *
 * A time without an offset is one of the site's clock.
 */
import { parse } from 'csv-parse/sync';
import { parseDateTime } from '../contract/date-time.ts';
import { isToken, quote } from '../contract/text.ts';
import { ABSENCES, commonMs, type PlannedAbsence, type Shift, type Span } from './roster.ts';

export const MOST_SHIFTS = 20_000;
const LONGEST_SHIFT_MS = 24 * 3_600_000;
const MOST_PROBLEMS = 50;
const COLUMNS = ['site', 'agent', 'kind', 'start', 'end'] as const;

export type RosterResult =
  | { readonly shifts: readonly Shift[]; readonly problems?: undefined }
  | { readonly shifts?: undefined; readonly problems: readonly string[] };

/** Of a site: an IANA zone. */
export type ZoneOf = (site: string) => string;

/** What is to be read, and where it stands. */
interface Entry {
  readonly where: string;
  readonly site: unknown;
  readonly agent: unknown;
  readonly start: unknown;
  readonly end: unknown;
}

interface AbsenceEntry extends Entry {
  readonly kind: unknown;
}

interface ShiftEntry extends Entry {
  readonly absences: readonly AbsenceEntry[];
}

type Members = Readonly<Record<string, unknown>>;
type Say = (problem: string) => null;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Epoch milliseconds; NaN where it is no time. */
function timeOf(value: unknown, timeZone: string): number {
  if (typeof value !== 'string') return NaN;
  const text = value.trim().replace(' ', 'T');
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return parseDateTime(text);
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return NaN;
  }
}

function spanOf({ where, start, end }: Entry, timeZone: string, say: Say): Span | null {
  const [startMs, endMs] = [timeOf(start, timeZone), timeOf(end, timeZone)];
  const mustBe = 'must be a date-time such as "2026-11-30T09:00" or "2026-11-30T09:00:00+03:00"';
  if (Number.isNaN(startMs)) return say(`${where}: start ${mustBe}, not ${quote(start)}`);
  if (Number.isNaN(endMs)) return say(`${where}: end ${mustBe}, not ${quote(end)}`);
  if (endMs <= startMs) return say(`${where}: end must be later than start (${quote(start)}), not ${quote(end)}`);
  return { startMs, endMs };
}

function absenceOf(entry: AbsenceEntry, shift: Span, timeZone: string, say: Say): PlannedAbsence | null {
  const kind = ABSENCES.find((each) => each === entry.kind);
  if (!kind) return say(`${entry.where}: kind must be one of ${ABSENCES.join(', ')}, not ${quote(entry.kind)}`);
  const span = spanOf(entry, timeZone, say);
  if (!span) return null;
  if (span.startMs < shift.startMs || span.endMs > shift.endMs) return say(`${entry.where}: must lie within its shift`);
  return { kind, ...span };
}

const byStart = (a: Span, b: Span): number => a.startMs - b.startMs;

/** The first two of some spans that have time in common, earliest first. */
function overlap<T extends Span>(sorted: readonly T[]): T | null {
  return sorted.find((each, place) => place > 0 && commonMs(each, sorted[place - 1]!) > 0) ?? null;
}

function shiftOf(entry: ShiftEntry, zoneOf: ZoneOf, say: Say): Shift | null {
  const { where, site, agent } = entry;
  if (!isToken(site)) return say(`${where}: site must be a token, not ${quote(site)}`);
  if (!isToken(agent)) return say(`${where}: agent must be a token, not ${quote(agent)}`);
  const timeZone = zoneOf(site as string);
  const span = spanOf(entry, timeZone, say);
  if (!span) return null;
  if (span.endMs - span.startMs > LONGEST_SHIFT_MS) return say(`${where}: a shift lasts at most 24 hours`);
  const absences = entry.absences.flatMap((each) => absenceOf(each, span, timeZone, say) ?? []).sort(byStart);
  if (overlap(absences)) return say(`${where}: absences must not overlap`);
  return { site: site as string, agent: agent as string, ...span, absences };
}

function fromJson(text: string, say: Say): ShiftEntry[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    say(`the roster is not JSON: ${(error as Error).message}`);
    return [];
  }
  const shifts = isMembers(value) ? value['shifts'] : undefined;
  if (!Array.isArray(shifts)) {
    say('shifts must be a list');
    return [];
  }
  return shifts.flatMap((shift: unknown, place) => {
    const where = `shifts.${place}`;
    if (!isMembers(shift)) return say(`${where} must be an object, not ${quote(shift)}`) ?? [];
    const absences = shift['absences'] ?? [];
    if (!Array.isArray(absences)) return say(`${where}.absences must be a list`) ?? [];
    const entry = (members: Members, at: string) => ({
      where: at,
      site: members['site'],
      agent: members['agent'],
      kind: members['kind'],
      start: members['start'],
      end: members['end']
    });
    return {
      ...entry(shift, where),
      absences: absences.map((each: unknown, number) =>
        entry(isMembers(each) ? each : {}, `${where}.absences.${number}`)
      )
    };
  });
}

/** An absence belongs to the last shift of its agent above it. */
function fromCsv(text: string, say: Say): ShiftEntry[] {
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parse(text, { bom: true, columns: true, info: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    say(`the roster is not CSV: ${(error as Error).message}`);
    return [];
  }
  const missing = COLUMNS.filter((name) => records[0] && !Object.hasOwn(records[0].record, name));
  if (missing.length > 0) say(`line 1 must name the columns ${COLUMNS.join(', ')}: ${missing.join(', ')} missing`);
  if (missing.length > 0) return [];
  const latest = new Map<string, ShiftEntry & { absences: AbsenceEntry[] }>();
  return records.flatMap(({ record, info }) => {
    const { site, agent, kind, start, end } = record as Record<(typeof COLUMNS)[number], string>;
    const entry = { where: `line ${info.lines}`, site, agent, start, end };
    const key = `${site}/${agent}`;
    if (kind === 'shift') {
      const shift = { ...entry, absences: [] };
      latest.set(key, shift);
      return shift;
    }
    const shift = latest.get(key);
    if (!shift) return say(`line ${info.lines}: stands before any shift of ${quote(agent)}`) ?? [];
    shift.absences.push({ ...entry, kind });
    return [];
  });
}

function overlapProblems(shifts: readonly Shift[]): string[] {
  const byAgent = Map.groupBy(shifts, ({ site, agent }) => `${site}/${agent}`);
  return [...byAgent].flatMap(([key, some]) => {
    const found = overlap([...some].sort(byStart));
    return found ? `${key}: the shift of ${new Date(found.startMs).toISOString()} overlaps the one before it` : [];
  });
}

/** @param zoneOf by which times without an offset are read */
export function readRoster(text: string, format: 'json' | 'csv', zoneOf: ZoneOf): RosterResult {
  const problems: string[] = [];
  const say: Say = (problem) => {
    problems.push(problem);
    return null;
  };
  const entries = format === 'json' ? fromJson(text, say) : fromCsv(text, say);
  if (entries.length > MOST_SHIFTS) say(`a roster has at most ${MOST_SHIFTS} shifts, not ${entries.length}`);
  const shifts = problems.length > 0 ? [] : entries.flatMap((entry) => shiftOf(entry, zoneOf, say) ?? []);
  if (problems.length === 0) problems.push(...overlapProblems(shifts));
  return problems.length > 0 ? { problems: problems.slice(0, MOST_PROBLEMS) } : { shifts: shifts.sort(byStart) };
}
