/** What a tile's figures are of: a site, or one of its queues, teams or agents; of some channels, or of all. */
import type { TileScope } from '#lib/protocol/board-document.ts';
import type { ProblemData } from '#lib/protocol/board-view.ts';
import type { Agent } from '../../floor/agent.ts';
import { queueNameOf } from '../../floor/definitions.ts';
import { problem, type BoardReading } from '../board-reading.ts';
import type { SiteAt } from '../site-at.ts';
import { QueueSubject, SiteSubject } from './contacts-of.ts';

export interface TeamSubject {
  readonly kind: 'team';
  readonly at: SiteAt;
  readonly team: string;
}

export interface AgentSubject {
  readonly kind: 'agent';
  readonly at: SiteAt;
  readonly agent: Agent;
}

/** What counts contacts by itself. */
export type ContactSubject = SiteSubject | QueueSubject;
export type Subject = ContactSubject | TeamSubject | AgentSubject;

/** What the scope names, or that it isn't there. */
export function subjectOf(reading: BoardReading, of: TileScope): Subject | ProblemData {
  const { scope } = of;
  const at = reading.site(of.site);
  if (!at) return reading.noSite(of.site);
  const channels = reading.channelsOf(of);
  if (scope.kind === 'site') return new SiteSubject(at, channels);
  const { kind, id } = scope;
  if (kind === 'team') return at.site.teams.has(id) ? { kind, at, team: id } : problem('noTeam', id);
  if (kind === 'queue') {
    const queue = at.site.queues.get(id);
    return queue ? new QueueSubject(at, channels, queue) : problem('noQueue', id);
  }
  // One person's figures are nothing for a wall; nor is the id, which may be a name.
  if (reading.context.audience === 'wall') return problem('noAgent', '');
  const agent = at.site.agents.get(id);
  return agent ? { kind, at, agent } : problem('noAgent', id);
}

export function nameOf(subject: Subject, { floor, context }: BoardReading): string | null {
  const { site } = subject.at;
  if (subject.kind === 'site') return site.definition.name;
  if (subject.kind === 'queue') return queueNameOf(floor.config, site.id, subject.queue.id);
  return subject.kind === 'team' ? subject.team : context.people.nameOf(subject.agent, site);
}

/** Whether a source that feeds it has gone silent. */
export function isSilent(subject: Subject): boolean {
  const { at } = subject;
  if (!at.isAnySilent) return false;
  switch (subject.kind) {
    case 'site':
      return true;
    case 'queue':
      return at.isSilent(subject.queue.source);
    case 'team':
      return at.agentsOfTeam(subject.team).some(({ source }) => at.isSilent(source));
    case 'agent':
      return at.isSilent(subject.agent.source);
  }
}
