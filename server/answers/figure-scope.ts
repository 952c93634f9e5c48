/** What a question about a figure is about: the queues and agents it is of, and the window. */
import type { FigureQuestion } from '#lib/protocol/explanation.ts';
import { figuresOf } from '#lib/protocol/figures.ts';
import type { Agent } from '../floor/agent.ts';
import { queueNameOf } from '../floor/definitions.ts';
import type { Floor } from '../floor/floor.ts';
import type { Level } from '../floor/figure-definitions.ts';
import type { Queue } from '../floor/queue.ts';
import { channelsOf, partsOf } from '../floor/reading.ts';
import type { Site } from '../floor/site.ts';
import { windowStarts } from '../floor/windows.ts';

/** Both instants belong to it. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

export interface FigureScope {
  readonly site: Site;
  readonly window: Span;
  readonly level: Level;
  /** Whose legs can count: of a team or an agent all queues, as they may have handled those of any. */
  readonly queues: readonly Queue[];
  readonly agents: readonly Agent[];
  /** What people call it. */
  readonly name: string;
}

export const nameOf = (site: Site, agent: string): string => site.agents.get(agent)?.status.name ?? agent;

function windowOf(site: Site, { window }: FigureQuestion, nowMs: number): Span {
  if (window === 'now') return { startMs: nowMs, endMs: nowMs };
  const starts = windowStarts(site.dayAt(nowMs), nowMs, site.definition.intervalMinutes);
  return { startMs: starts[window], endMs: nowMs };
}

type Members = Pick<FigureScope, 'level' | 'queues' | 'agents' | 'name'>;

function membersOf(floor: Floor, site: Site, { scope }: FigureQuestion, nowMs: number): Members | null {
  const agents = [...site.agents.values()];
  const all = { level: 'site', queues: [...site.queues.values()], agents, name: site.definition.name } as const;
  if (scope.kind === 'site') return all;
  const { kind, id } = scope;
  if (kind === 'agent') {
    const agent = site.agents.get(id);
    return agent ? { ...all, agents: [agent], name: nameOf(site, id) } : null;
  }
  if (kind === 'team') {
    const isThere = site.teams.has(id);
    return isThere ? { ...all, agents: agents.filter(({ status }) => status.team === id), name: id } : null;
  }
  const queue = site.queues.get(id);
  const serving = agents.filter((agent) => agent.queuesAt(nowMs).includes(id));
  return queue
    ? { level: 'queue', queues: [queue], agents: serving, name: queueNameOf(floor.config, site.id, id) }
    : null;
}

/** Null where nothing of that name is there, or bears such a figure. */
export function scopeOf(floor: Floor, question: FigureQuestion, nowMs: number): FigureScope | null {
  const { scope, window, figure, channel } = question;
  const site = floor.sites.get(question.site);
  if (!site || !figuresOf(scope.kind, window, channel !== null).includes(figure)) return null;
  const members = membersOf(floor, site, question, nowMs);
  if (!members || (channel !== null && !channelsOf(partsOf(members.queues)).has(channel))) return null;
  return { site, window: windowOf(site, question, nowMs), ...members };
}
