/** The people of a shift in the order in which a team leader wants to see them. */
import type { ShiftRow, ShiftView } from '#lib/protocol/shift-view.ts';
import { faultsOf, type Fault } from './faults.ts';

export const SELECTIONS = ['all', 'now', 'faults'] as const;
/** Everybody; with whom something is not as planned at this moment; with whom it is, or was. */
export type Selection = (typeof SELECTIONS)[number];

export interface Person {
  readonly id: string;
  readonly row: ShiftRow;
  readonly faults: readonly Fault[];
}

export interface TeamOfPeople {
  /** Null: of no team. */
  readonly id: string | null;
  readonly people: readonly Person[];
}

const isSelected = ({ faults }: Person, selection: Selection): boolean =>
  selection === 'all' || faults.some(({ isNow }) => isNow || selection === 'faults');

/** With whom something lasts comes first, the longest before; then by the start of the shift, then by name. */
function byUrgency(locale: string): (a: Person, b: Person) => number {
  const names = new Intl.Collator(locale);
  const urgency = ({ faults }: Person): number => (faults[0]?.isNow ? faults[0].ms : 0);
  const start = ({ row }: Person): number => row.shift?.startMs ?? Infinity;
  return (a, b) =>
    urgency(b) - urgency(a) ||
    (start(a) === start(b) ? names.compare(a.row.name, b.row.name) : start(a) < start(b) ? -1 : 1);
}

/** Teams by their ids; who is of none comes last. Teams of whom nobody is selected are left out. */
export function teamsOf(view: ShiftView, nowMs: number, selection: Selection, locale: string): TeamOfPeople[] {
  const people = Object.keys(view.agents)
    .map((id): Person => ({ id, row: view.agents[id]!, faults: faultsOf(view.agents[id]!, nowMs) }))
    .filter((person) => isSelected(person, selection))
    .sort(byUrgency(locale));
  const teams = [...Object.keys(view.teams).sort(), null];
  return teams
    .map((id) => ({ id, people: people.filter(({ row }) => row.team === id) }))
    .filter((team) => team.people.length > 0);
}

/** What the bars of all shifts run over: from the first start to the last end, in whole hours, epoch milliseconds. */
export function rangeOf(view: ShiftView, nowMs: number): { readonly startMs: number; readonly endMs: number } {
  const HOUR_MS = 3_600_000;
  const shifts = Object.values(view.agents).flatMap(({ shift }) => shift ?? []);
  const startMs = Math.min(nowMs, ...shifts.map((shift) => shift.startMs));
  const endMs = Math.max(nowMs, ...shifts.map((shift) => shift.endMs));
  return { startMs: Math.floor(startMs / HOUR_MS) * HOUR_MS, endMs: Math.ceil(endMs / HOUR_MS) * HOUR_MS };
}
