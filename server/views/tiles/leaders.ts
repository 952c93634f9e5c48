import type { LeadersTile } from '#lib/protocol/board-document.ts';
import type { LeadersData, ProblemData } from '#lib/protocol/board-view.ts';
import { figuresOf, unitOf } from '#lib/protocol/figures.ts';
import { problem, type BoardReading } from '../board-reading.ts';
import { rows } from '../rows.ts';
import type { SiteAt } from '../site-at.ts';
import { amountOf } from './amount.ts';
import { queuesOf, teamsOf } from './chosen.ts';
import { QueueSubject } from './contacts-of.ts';
import { isSilent, nameOf, type TeamSubject } from './subject.ts';
import { targetOf } from './target.ts';

type Member = readonly [id: string, subject: QueueSubject | TeamSubject];

function membersOf({ among }: LeadersTile, reading: BoardReading, at: SiteAt): readonly Member[] {
  if (among === 'teams') return teamsOf([], reading, at).map((team) => [team, { kind: 'team', at, team }]);
  const { channels } = reading;
  return queuesOf([], reading, at).map((queue) => [queue.id, new QueueSubject(at, channels, queue)]);
}

export function leadersData(tile: LeadersTile, reading: BoardReading): LeadersData | ProblemData {
  const { site, among, window, figure, target } = tile;
  const at = reading.site(site);
  if (!at) return reading.noSite(site);
  const kind = among === 'teams' ? 'team' : 'queue';
  if (!figuresOf(kind, window).includes(figure)) return problem('noFigure', figure);
  const member = (subject: QueueSubject | TeamSubject) => ({
    ...amountOf(subject, window, figure),
    name: nameOf(subject, reading)!,
    target: targetOf(target, figure, subject, reading),
    silent: isSilent(subject)
  });
  return {
    kind: 'leaders',
    unit: unitOf(figure),
    members: rows(membersOf(tile, reading, at).map(([id, subject]) => [id, member(subject)]))
  };
}
