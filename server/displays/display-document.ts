/** A display as it is kept, what it becomes, and what it is told at a moment. */
import { DEFAULT_SETTINGS, ROTATION_SECONDS } from '#lib/protocol/displays.ts';
import type { Assignment, DisplayOrder, DisplaySettings, DisplayState } from '#lib/protocol/displays.ts';
import { mustBe, optional, record, type Of } from '../contract/shape.ts';
import { isWithin } from '#lib/protocol/day-part.ts';
import { minuteOfDay } from './day-part.ts';
import { AssignmentShape, count, Name, read, SettingsShape, text, type Read } from './shapes.ts';

export interface DisplayDocument {
  readonly name: string;
  /** See tokens.ts. */
  readonly tokenHash: string;
  readonly pairedAtMs: number;
  readonly pairedBy: string;
  readonly assignment: Assignment;
  readonly settings: DisplaySettings;
  /** 0: never asked for. */
  readonly identifyUntilMs: number;
  readonly reloads: number;
  readonly chimes: number;
}

const IDENTIFY_MS = 20_000;
const NO_BOARDS: Assignment = { boards: [], seconds: ROTATION_SECONDS.usual };

const Changes = record({
  name: optional(Name),
  assignment: optional(AssignmentShape),
  settings: optional(SettingsShape)
});
const Request = record({ code: text(40), name: Name, assignment: optional(AssignmentShape) });
const Kept = record({
  name: Name,
  tokenHash: text(64),
  pairedAtMs: count,
  pairedBy: text(200),
  assignment: AssignmentShape,
  settings: SettingsShape,
  identifyUntilMs: count,
  reloads: count,
  chimes: count
});

export const readChanges = (value: unknown): Read<Of<typeof Changes>> => read(Changes, value);
export const readRequest = (value: unknown): Read<Of<typeof Request>> => read(Request, value);

/** Null: it was revoked. @throws Error saying what is wrong with it */
export function readDocument(value: unknown): DisplayDocument | null {
  if (value === null) return null;
  return mustBe(Kept, value);
}

const assignmentOf = ({ boards, seconds }: Assignment): Assignment => ({ boards: [...new Set(boards)], seconds });
const settingsOf = ({ pixelShift, dim, sound, quiet }: DisplaySettings): DisplaySettings => ({
  pixelShift,
  dim: dim ? { from: dim.from, to: dim.to } : null,
  sound,
  quiet: quiet ? { from: quiet.from, to: quiet.to } : null
});

export function newDocument(
  { name, assignment }: Of<typeof Request>,
  pairing: Pick<DisplayDocument, 'tokenHash' | 'pairedAtMs' | 'pairedBy'>
): DisplayDocument {
  return {
    ...pairing,
    name: name.trim(),
    assignment: assignmentOf(assignment ?? NO_BOARDS),
    settings: DEFAULT_SETTINGS,
    identifyUntilMs: 0,
    reloads: 0,
    chimes: 0
  };
}

/** What is not named stays. */
export function changed(document: DisplayDocument, changes: Of<typeof Changes>): DisplayDocument {
  const { name, assignment, settings } = changes;
  return {
    ...document,
    ...(name != null && { name: name.trim() }),
    ...(assignment && { assignment: assignmentOf(assignment) }),
    ...(settings && { settings: settingsOf(settings) })
  };
}

export function ordered(document: DisplayDocument, order: DisplayOrder, nowMs: number): DisplayDocument {
  switch (order) {
    case 'identify':
      return { ...document, identifyUntilMs: nowMs + IDENTIFY_MS };
    case 'reload':
      return { ...document, reloads: document.reloads + 1 };
    case 'chime':
      return { ...document, chimes: document.chimes + 1 };
  }
}

/** @param timeZone by which its hours are meant */
export function stateOf(id: string, document: DisplayDocument, nowMs: number, timeZone: string): DisplayState {
  const { name, identifyUntilMs, reloads, chimes, settings } = document;
  const { pixelShift, dim, sound, quiet } = settings;
  const minute = minuteOfDay(nowMs, timeZone);
  return {
    id,
    name,
    identifyUntilMs: identifyUntilMs > nowMs ? identifyUntilMs : null,
    reloads,
    chimes,
    pixelShift,
    isDimmed: dim !== null && isWithin(dim, minute),
    isSilent: !sound || (quiet !== null && isWithin(quiet, minute))
  };
}
