/**
 * The agents of a site, and of each of its queues and teams, as running totals: when an agent counts as anything else, what
 * it was counted as is taken out, and what it counts as now is put in.
 */
import type { Agent } from './agent.ts';
import { inOrder } from './code-points.ts';
import type { Presence } from './presence.ts';
import { Staff } from './staff.ts';
import type { Moment, WindowStarts } from './windows.ts';

/** Null: who is in no team. */
type Team = string | null;

export interface CountedAgent {
  readonly agent: Agent;
  readonly presence: Presence;
}

interface Counted {
  readonly agent: Agent;
  presence: Presence | null;
  /** Where it is counted: the site, its team, its queues. */
  scopes: readonly Staff[];
  isCounted: boolean;
}

export class SiteStaff {
  readonly #agents: ReadonlyMap<string, Agent>;
  #counted: readonly Counted[] = [];
  readonly #all = new Staff();
  readonly #byQueue = new Map<string, Staff>();
  readonly #byTeam = new Map<Team, Staff>();
  #starts: WindowStarts | null = null;

  constructor(agents: ReadonlyMap<string, Agent>) {
    this.#agents = agents;
  }

  /** Counts every agent as what it is at a moment. Whoever reads on asks for one moment after the other. */
  at(moment: Moment): this {
    if (this.#counted.length !== this.#agents.size) this.#meet();
    const { today, interval } = moment.starts;
    // With another day or interval everybody's load is another one.
    if (today !== this.#starts?.today || interval !== this.#starts.interval) this.#beginAnew(moment.starts);
    for (const counted of this.#counted) this.#count(counted, counted.agent.presence(moment));
    return this;
  }

  /** In the order of their ids. */
  get agents(): readonly CountedAgent[] {
    return this.#counted as readonly CountedAgent[];
  }

  get all(): Staff {
    return this.#all;
  }

  ofQueue(id: string): Staff {
    return staffOf(this.#byQueue, id);
  }

  ofTeam(id: string): Staff {
    return staffOf(this.#byTeam, id);
  }

  #meet(): void {
    const known = new Map(this.#counted.map((counted) => [counted.agent.id, counted]));
    this.#counted = inOrder(this.#agents).map(
      (id) => known.get(id) ?? { agent: this.#agents.get(id)!, presence: null, scopes: [], isCounted: false }
    );
  }

  #beginAnew(starts: WindowStarts): void {
    this.#starts = starts;
    for (const staff of [this.#all, ...this.#byQueue.values(), ...this.#byTeam.values()]) staff.clear();
    for (const counted of this.#counted) counted.isCounted = false;
  }

  #count(counted: Counted, presence: Presence): void {
    const { presence: before, isCounted } = counted;
    if (isCounted && before === presence) return;
    if (isCounted) for (const staff of counted.scopes) staff.put(before!, -1);
    if (!before || before.queues !== presence.queues || before.status.team !== presence.status.team) {
      counted.scopes = this.#scopesOf(presence);
    }
    for (const staff of counted.scopes) staff.put(presence, 1);
    counted.presence = presence;
    counted.isCounted = true;
  }

  #scopesOf({ queues, status }: Presence): Staff[] {
    return [this.#all, staffOf(this.#byTeam, status.team), ...queues.map((queue) => staffOf(this.#byQueue, queue))];
  }
}

function staffOf<K>(scopes: Map<K, Staff>, id: K): Staff {
  let staff = scopes.get(id);
  if (!staff) scopes.set(id, (staff = new Staff()));
  return staff;
}
