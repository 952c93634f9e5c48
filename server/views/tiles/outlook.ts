import type { OutlookTile } from '#lib/protocol/board-document.ts';
import type { ForeseenQueue, OutlookTileData, ProblemData } from '#lib/protocol/board-view.ts';
import type { Outlook5To30, QueueOutlook } from '#lib/protocol/outlook.ts';
import { problem, type BoardReading } from '../board-reading.ts';
import { queuesOf } from './chosen.ts';
import { isSilent, nameOf, subjectOf } from './subject.ts';

const AT: Readonly<Record<OutlookTile['minutes'], keyof Outlook5To30>> = { 5: 'at5', 15: 'at15', 30: 'at30' };

const missingOf = ({ agentsNeeded }: QueueOutlook): number => agentsNeeded?.missing ?? 0;

/** By how much a queue is likely to surpass its target: of two that lack as many agents, it is about the other one. */
const reserveOf = ({ at30: { serviceLevel }, target }: QueueOutlook): number =>
  serviceLevel ? serviceLevel.expected - target : Infinity;

function tightest(queues: readonly QueueOutlook[]): QueueOutlook | null {
  const [first] = [...queues].sort((a, b) => missingOf(b) - missingOf(a) || reserveOf(a) - reserveOf(b));
  return first ?? null;
}

function foreseenOf(queue: QueueOutlook, minutes: OutlookTile['minutes'], atMs: number): ForeseenQueue {
  const level = queue[AT[minutes]].serviceLevel;
  return {
    queue: queue.queue,
    atMs,
    missing: queue.agentsNeeded?.missing ?? null,
    spare: queue.agentsNeeded?.spare ?? 0,
    serviceLevel: level && { expected: level.expected, low: level.low, high: level.high },
    target: queue.target,
    thresholdSeconds: queue.thresholdMs / 1000
  };
}

/** Of a site that of its queue which lacks the most agents. */
export function outlookData(tile: OutlookTile, reading: BoardReading): OutlookTileData | ProblemData {
  const subject = subjectOf(reading, tile.of);
  if (subject.kind === 'problem') return subject;
  if (subject.kind !== 'site' && subject.kind !== 'queue') return problem('noFigure', 'outlook');
  const { at } = subject;
  const those = subject.kind === 'queue' ? [subject.queue] : queuesOf([], reading, at);
  const ids = new Set(those.map(({ id }) => id));
  const outlook = reading.context.outlook(at.site.id);
  const found = outlook && tightest(outlook.queues.filter(({ queue }) => ids.has(queue)));
  const own = subject.kind === 'queue' ? nameOf(subject, reading) : null;
  return {
    kind: 'outlook',
    name: found?.name ?? own,
    foreseen: found && foreseenOf(found, tile.minutes, outlook.atMs),
    silent: isSilent(subject)
  };
}
