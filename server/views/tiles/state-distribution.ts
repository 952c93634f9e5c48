import type { StateDistributionTile } from '#lib/protocol/board-document.ts';
import type { ProblemData, StateDistributionData } from '#lib/protocol/board-view.ts';
import { problem, type BoardReading } from '../board-reading.ts';
import { staffOf } from './amount.ts';
import { nameOf, subjectOf } from './subject.ts';

export function stateDistributionData(
  { of }: StateDistributionTile,
  reading: BoardReading
): StateDistributionData | ProblemData {
  const subject = subjectOf(reading, of);
  if (subject.kind === 'problem') return subject;
  if (subject.kind === 'agent') return problem('noFigure', 'agents.signedIn');
  const { signedIn, freeSlots: _freeSlots, ...states } = staffOf(subject).figures().agents;
  return { kind: 'stateDistribution', name: nameOf(subject, reading)!, signedIn, states };
}
