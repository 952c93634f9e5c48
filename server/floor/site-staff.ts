/**
 * The agents of a site, and of each of its queues and teams, as running totals: when an agent counts as anything else, what
 * it was counted as is taken out, and what it counts as now is put in.
 */
import type { Agent } from './agent.ts';
import type { Presence } from './presence.ts';
import { Staff } from './staff.ts';
import { isSameStart, type Moment, type WindowStarts } from './windows.ts';

/** Null: who is in no team. */
type Team = string | null;

export class SiteStaff {
  readonly #agents: ReadonlyMap<string, Agent>;
  readonly #counted = new Map<Agent, Presence>();
  readonly #byQueue = new Map<string, Staff>();
  readonly #byTeam = new Map<Team, Staff>();
  #all = new Staff();
  #starts: WindowStarts | null = null;

  constructor(agents: ReadonlyMap<string, Agent>) {
    this.#agents = agents;
  }

  /** Counts every agent as what it is at a moment. Whoever reads on asks for one moment after the other. */
  at(moment: Moment): this {
    // Where windows begin elsewhere everybody's load is another one.
    if (!this.#starts || !isSameStart(this.#starts, moment.starts)) this.#beginAnew(moment.starts);
    for (const agent of this.#agents.values()) {
      const before = this.#counted.get(agent);
      const now = agent.presence(moment);
      if (now === before) continue;
      if (before) this.#put(before, -1);
      this.#put(now, 1);
      this.#counted.set(agent, now);
    }
    return this;
  }

  get all(): Staff {
    return this.#all;
  }

  ofQueue(id: string): Staff {
    return this.#byQueue.get(id) ?? new Staff();
  }

  ofTeam(id: string): Staff {
    return this.#byTeam.get(id) ?? new Staff();
  }

  #beginAnew(starts: WindowStarts): void {
    this.#starts = starts;
    this.#counted.clear();
    this.#byQueue.clear();
    this.#byTeam.clear();
    this.#all = new Staff();
  }

  #put(presence: Presence, sign: 1 | -1): void {
    this.#all.put(presence, sign);
    staffOf(this.#byTeam, presence.status.team).put(presence, sign);
    for (const queue of presence.queues) staffOf(this.#byQueue, queue).put(presence, sign);
  }
}

function staffOf<K>(scopes: Map<K, Staff>, id: K): Staff {
  let staff = scopes.get(id);
  if (!staff) scopes.set(id, (staff = new Staff()));
  return staff;
}
