/** The lines of a tile about shifts. */
import { faultsOf, type Fault } from '#lib/shift/faults.ts';
import type { ShiftData } from '#lib/protocol/board-view.ts';
import type { TeamShift } from '#lib/protocol/shift-view.ts';

export interface PersonLine {
  readonly id: string;
  readonly row: ShiftData['agents'][string];
  /** What is most wrong; null: nothing is. */
  readonly fault: Fault | null;
}

export interface TeamLine {
  readonly id: string;
  readonly team: TeamShift;
}

const kept = (adherence: number | null): number => adherence ?? 1;

/** Who needs somebody now comes first, the longest first; then who kept least to the plan. */
function byNeed(a: PersonLine, b: PersonLine): number {
  const [isNowA, isNowB] = [a.fault?.isNow ?? false, b.fault?.isNow ?? false];
  if (isNowA !== isNowB) return isNowA ? -1 : 1;
  if (isNowA && a.fault!.ms !== b.fault!.ms) return b.fault!.ms - a.fault!.ms;
  return kept(a.row.adherence) - kept(b.row.adherence) || (a.row.name < b.row.name ? -1 : 1);
}

export function personLines({ agents }: ShiftData, nowMs: number): readonly PersonLine[] {
  return Object.keys(agents)
    .map((id) => ({ id, row: agents[id]!, fault: faultsOf(agents[id]!, nowMs)[0] ?? null }))
    .sort(byNeed);
}

/** Where somebody is missing comes first, then the team that kept least to the plan. */
export function teamLines({ teams }: ShiftData): readonly TeamLine[] {
  const troubles = ({ team: { late, overBreak } }: TeamLine): number => late + overBreak;
  return Object.keys(teams)
    .map((id) => ({ id, team: teams[id]! }))
    .sort(
      (a, b) => troubles(b) - troubles(a) || kept(a.team.adherence) - kept(b.team.adherence) || (a.id < b.id ? -1 : 1)
    );
}
