/** The agents of a site at a moment as a projection wants them: hands, what they do, which lines they serve. */
import type { Agent } from '../floor/agent.ts';
import type { Site } from '../floor/site.ts';
import type { Doing, HandNow, WorkTimes } from '../forecast/floor-now.ts';
import type { LifeTable } from '../forecast/life-table.ts';
import { spansOf } from './agent-spans.ts';

/** Somebody whom nobody takes so long waits for it in vain. */
const PASSED_OVER_MS = 3000;

/** Of the lines that there are. */
export interface LineOfQueue {
  readonly queue: string;
  readonly talk: LifeTable;
  /** Of those on the line. */
  readonly longestWaitMs: number;
}

export interface HandsOptions {
  readonly lines: readonly LineOfQueue[];
  readonly times: WorkTimes;
  /** Of any contact, where it is not known of which queue it is. */
  readonly talk: LifeTable;
  /** When an agent is to be back from a break, epoch milliseconds; null where no plan says so. */
  readonly backAtMs: (agent: string) => number | null;
}

/** By agent: the talks that go on. */
function talksOf(site: Site, nowMs: number, { lines }: HandsOptions): Map<string, Doing[]> {
  const talks = new Map<string, Doing[]>();
  for (const queue of site.queues.values()) {
    const lasting = lines.find((line) => line.queue === queue.id)?.talk;
    if (!lasting) continue;
    for (const { counted } of queue.inProgress) {
      const forMs = Math.max(0, nowMs - counted!.outcomeAtMs);
      const doing = { kind: 'busy', forMs, lasting, isTalk: true } as const;
      talks.set(counted!.agent!, [...(talks.get(counted!.agent!) ?? []), doing]);
    }
  }
  return talks;
}

function freeHands(agent: Agent, forMs: number, isPassedOver: boolean): Doing[] {
  const { state, free } = agent.status;
  const isReady = state === 'available' || state === 'ringing';
  return Array.from({ length: free ?? (isReady ? 1 : 0) }, () => ({ kind: 'free', forMs, isPassedOver }));
}

function doingsOf(agent: Agent, talks: readonly Doing[], isPassedOver: boolean, nowMs: number, options: HandsOptions) {
  const { status, id } = agent;
  const { times, talk, backAtMs } = options;
  const span = spansOf(status.standing, nowMs - 1, nowMs).at(-1);
  const forMs = span ? Math.max(0, nowMs - span.startMs) : 0;
  const busy = (lasting: LifeTable, isTalk: boolean): Doing => ({ kind: 'busy', forMs, lasting, isTalk });
  switch (span?.kind) {
    case 'break': {
      const backMs = backAtMs(id);
      if (talks.length > 0) return talks;
      return [
        backMs === null ? busy(times.breaks, false) : ({ kind: 'away', forMs: Math.max(0, backMs - nowMs) } as const)
      ];
    }
    case 'after-call':
      return talks.length > 0 ? talks : [busy(times.afterCall, false)];
    case 'talk':
      return [...(talks.length > 0 ? talks : [busy(talk, true)]), ...freeHands(agent, forMs, false)];
    case 'free':
      return [...talks, ...freeHands(agent, forMs, isPassedOver && status.state === 'available')];
    default:
      return [];
  }
}

export function handsNow(site: Site, nowMs: number, options: HandsOptions): HandNow[] {
  const talks = talksOf(site, nowMs, options);
  return [...site.agents.values()].flatMap((agent) => {
    if (agent.status.state === 'offline') return [];
    const queues = agent.queuesAt(nowMs);
    const lines = [...options.lines.keys()].filter((place) => queues.includes(options.lines[place]!.queue));
    if (lines.length === 0) return [];
    const isPassedOver = lines.some((place) => options.lines[place]!.longestWaitMs > PASSED_OVER_MS);
    const doings = doingsOf(agent, talks.get(agent.id) ?? [], isPassedOver, nowMs, options);
    return doings.map((doing) => ({ agent: agent.id, lines, doing }));
  });
}
