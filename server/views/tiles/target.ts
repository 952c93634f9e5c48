/** What a figure should reach. */
import type { Target } from '#lib/protocol/board-document.ts';
import type { FigureData } from '#lib/protocol/board-view.ts';
import type { FigureId } from '#lib/protocol/figures.ts';
import { siteTargetOf, type Definition } from '../../floor/definitions.ts';
import type { BoardReading } from '../board-reading.ts';
import type { QueueSubject } from './contacts-of.ts';
import type { Subject } from './subject.ts';

const OF_THRESHOLD: ReadonlySet<FigureId> = new Set<FigureId>([
  'serviceLevel',
  'answeredInTarget',
  'abandonedInTarget',
  'waitingOverTarget'
]);

/** That of its only channel, else its own. */
export const definitionOf = ({ queue, channels }: Pick<QueueSubject, 'queue' | 'channels'>): Definition =>
  queue.definition(channels?.length === 1 ? channels[0]! : null);

/** The queue's or the site's own for a service level; what has none of its own has no service level either. */
export const ownTargetOf = (subject: Subject, { floor }: BoardReading): number =>
  subject.kind === 'queue' ? definitionOf(subject).target : siteTargetOf(floor.config);

export function targetOf(
  target: Target,
  figure: FigureId,
  subject: Subject,
  reading: BoardReading
): FigureData['target'] {
  if (target.kind === 'none') return null;
  if (target.kind !== 'own') return { value: target.value, direction: target.kind };
  return figure === 'serviceLevel' ? { value: ownTargetOf(subject, reading), direction: 'atLeast' } : null;
}

/** T, where a figure depends on it and all that it is counted of has the same. */
export const thresholdSecondsOf = (figure: FigureId, subject: Subject): number | null =>
  subject.kind === 'queue' && OF_THRESHOLD.has(figure) ? definitionOf(subject).thresholdMs / 1000 : null;
