/** The people of an agent grid in their groups, each in its order. */
import type { AgentGridTile } from '#lib/protocol/board-document.ts';
import type { AgentRow } from '#lib/protocol/site-view.ts';
import { SHOWN_STATES } from '../agent-groups.ts';
import type { ShownState } from '../agent-groups.ts';

export interface GridAgent {
  readonly id: string;
  readonly row: AgentRow;
}

export interface AgentGroup {
  /** A state, the name of a team, or `all`. */
  readonly key: string;
  readonly agents: readonly GridAgent[];
}

type Rows = Readonly<Record<string, AgentRow>>;
type Compare = (a: GridAgent, b: GridAgent) => number;

const byId: Compare = (a, b) => (a.id < b.id ? -1 : 1);

/** Who has been in the state longest comes first. */
const bySince: Compare = (a, b) => (a.row.sinceMs ?? 0) - (b.row.sinceMs ?? 0) || byId(a, b);

function byName(language: string): Compare {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return (a, b) => compare(a.row.name ?? '', b.row.name ?? '') || byId(a, b);
}

export const isState = (key: string): key is ShownState => SHOWN_STATES.some((state) => state === key);

export class AgentGroups {
  #known = new Map<string, GridAgent>();
  readonly #compare: Compare;
  readonly #keyOf: (row: AgentRow) => string;
  /** Groups that are there even when nobody is in them. */
  readonly #always: readonly string[];

  constructor(group: AgentGridTile['group'], sort: AgentGridTile['sort'], language: string) {
    this.#compare = sort === 'name' ? byName(language) : bySince;
    this.#keyOf = group === 'none' ? () => 'all' : group === 'team' ? (row) => row.team ?? '' : (row) => row.state;
    this.#always = group === 'state' ? SHOWN_STATES : group === 'none' ? ['all'] : [];
  }

  /** All groups; what it made of an agent whose row is still the same it gives again, so that nothing is drawn anew for it. */
  of(rows: Rows): readonly AgentGroup[] {
    const known = new Map<string, GridAgent>();
    const groups = new Map<string, GridAgent[]>(this.#always.map((key) => [key, []]));
    for (const id of Object.keys(rows)) {
      const row = rows[id]!;
      if (row.state === 'offline') continue;
      const before = this.#known.get(id);
      const agent = before?.row === row ? before : { id, row };
      known.set(id, agent);
      const key = this.#keyOf(row);
      const group = groups.get(key);
      if (group) group.push(agent);
      else groups.set(key, [agent]);
    }
    this.#known = known;
    const keys = this.#always.length > 0 ? [...groups.keys()] : [...groups.keys()].sort();
    return keys.map((key) => ({ key, agents: groups.get(key)!.sort(this.#compare) }));
  }
}
