/** How the agents of a site worked of late: what a projection must know besides who is where. */
import type { Site } from '../floor/site.ts';
import type { WorkTimes } from '../forecast/floor-now.ts';
import { LifeTable, meanAfter } from '../forecast/life-table.ts';
import { spansOf } from './agent-spans.ts';
import { canLie } from './can-lie.ts';
import { demandOf, HANDED_OVER_MS, isWithin, unionOf, type Times } from './demand.ts';
import { FreeCounts, Presence } from './presence-of-free.ts';
import type { RecentLeg } from './recent-legs.ts';
import { TimesOfWork } from './times-of-work.ts';

export interface Work {
  readonly times: WorkTimes;
  /** By queue: of the agents who are shown as free for it, the share that is there to take a contact at once. */
  readonly there: ReadonlyMap<string, number>;
}

/** What is taken for usual until it has been seen. */
const USUAL = { afterCallMs: 2000, turnaroundMs: 2000, backMs: 60_000, breakMs: 900_000, there: 0.95 };
/** Who has been free for so long while somebody waits is not just about to take them. */
const LONG_FREE_MS = 60_000;

class OfQueue {
  readonly demand: Times;
  readonly free = new FreeCounts(LONG_FREE_MS);
  readonly #legs: readonly RecentLeg[];
  readonly #fromMs: number;

  constructor(legs: readonly RecentLeg[], fromMs: number, nowMs: number) {
    this.#legs = legs.filter(({ lastMs }) => lastMs >= fromMs);
    this.#fromMs = fromMs;
    this.demand = demandOf(this.#legs, nowMs);
  }

  presence(): Presence {
    const presence = new Presence();
    for (const { reading, rangMs } of this.#legs) {
      const { offeredAtMs, outcome, outcomeAtMs, channel } = reading;
      if (offeredAtMs < this.#fromMs || canLie(channel) || isWithin(this.demand, offeredAtMs)) continue;
      const takenMs = rangMs < Infinity ? rangMs : outcome === 'answered' ? outcomeAtMs : Infinity;
      // Who answers a moment before the contact is offered (a source's dirt) was free before that.
      const free = this.free.before(Math.min(offeredAtMs, takenMs));
      presence.add(free, takenMs - offeredAtMs <= HANDED_OVER_MS);
    }
    return presence;
  }
}

/** The demand that agents see who serve the same queues is one and the same. */
class Demands {
  readonly #queues: ReadonlyMap<string, OfQueue>;
  readonly #known = new Map<string, Times>();

  constructor(queues: ReadonlyMap<string, OfQueue>) {
    this.#queues = queues;
  }

  of(ids: readonly string[]): Times {
    const key = ids.join(' ');
    let demand = this.#known.get(key);
    if (!demand) this.#known.set(key, (demand = unionOf(ids.map((id) => this.#queues.get(id)!.demand))));
    return demand;
  }
}

function shares(queues: ReadonlyMap<string, OfQueue>): Map<string, number> {
  const presences = new Map([...queues].map(([id, queue]) => [id, queue.presence()]));
  const all = new Presence();
  for (const presence of presences.values()) all.addAll(presence);
  const usual = all.share(USUAL.there);
  return new Map([...presences].map(([id, presence]) => [id, presence.share(usual)]));
}

/**
 * The site must be settled for the moment.
 *
 * @param legsOf the recent legs of each queue
 * @param fromMs what was over before is left out
 */
export function workAt(
  site: Site,
  legsOf: ReadonlyMap<string, readonly RecentLeg[]>,
  nowMs: number,
  fromMs: number
): Work {
  const queues = new Map([...legsOf].map(([id, legs]) => [id, new OfQueue(legs, fromMs, nowMs)]));
  const demands = new Demands(queues);
  const work = new TimesOfWork();
  for (const agent of site.agents.values()) {
    const ids = agent.queuesAt(nowMs).filter((id) => queues.has(id));
    const spans = spansOf(agent.status.standing, fromMs, nowMs);
    work.add(spans, demands.of(ids));
    for (const id of ids) queues.get(id)!.free.add(spans);
  }
  return { there: shares(queues), times: timesOf(work) };
}

function timesOf({ afterCall, turnaround, breaks, betweenBreaksMs }: TimesOfWork): WorkTimes {
  return {
    afterCall: new LifeTable(afterCall, USUAL.afterCallMs),
    turnaround: new LifeTable(turnaround, USUAL.turnaroundMs),
    backMs: meanAfter(turnaround, LONG_FREE_MS, USUAL.backMs),
    breaks: new LifeTable(breaks, USUAL.breakMs),
    betweenBreaksMs
  };
}
