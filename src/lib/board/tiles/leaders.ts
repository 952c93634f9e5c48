import type { LeadersData } from '#lib/protocol/board-view.ts';
import { ageMs } from '../age.ts';
import { tileVerdict } from './tile-verdict.ts';
import type { Verdict } from './tile-verdict.ts';

type Member = LeadersData['members'][string];

export interface Placed {
  readonly id: string;
  readonly member: Member;
  readonly value: number | null;
  readonly verdict: Verdict | null;
}

export interface Leaders {
  /** The best first. */
  readonly ahead: readonly Placed[];
  /** The worst first: somebody may be able to help. */
  readonly behind: readonly Placed[];
}

/** How far above its target a member is; where there is none, its value. Of what should be low, the lower the better. */
function merit({ member, value }: Placed): number {
  const { target } = member;
  if (value === null) return -Infinity;
  if (!target) return value;
  return target.direction === 'atLeast' ? value - target.value : target.value - value;
}

/** The best and the worst, so many of each; nobody is both. Who has no value is neither. */
export function leaders({ members }: LeadersData, count: number, nowMs: () => number): Leaders {
  const placed = Object.keys(members)
    .map((id): Placed => {
      const member = members[id]!;
      const value = member.sinceMs == null ? member.value : ageMs(nowMs(), member.sinceMs);
      return { id, member, value, verdict: tileVerdict(value, member.target) };
    })
    .filter(({ value }) => value !== null)
    .sort((a, b) => merit(b) - merit(a) || (a.id < b.id ? -1 : 1));
  const each = Math.min(count, Math.ceil(placed.length / 2));
  const ahead = placed.slice(0, each);
  return { ahead, behind: placed.slice(Math.max(each, placed.length - count)).reverse() };
}
