/** The people of an agent grid in their groups, each in its order, as they are written. */
import type { FigureFormat } from '#lib/format/figures.ts';
import { NOTHING } from '#lib/format/figures.ts';
import type { AgentGridTile } from '#lib/protocol/board-document.ts';
import type { AgentRow } from '#lib/protocol/site-view.ts';
import { ageMs } from '../age.ts';
import { SHOWN_STATES } from '../agent-groups.ts';
import type { ShownState } from '../agent-groups.ts';
import { minutesText, wholeMinutes } from './age-text.ts';

/** Somebody in the grid: another object only when something else is to be written. */
export interface Cell {
  readonly id: string;
  readonly row: AgentRow;
  readonly name: string;
  readonly state: ShownState;
  readonly time: string;
}

/** Another object only when somebody came, went, moved or is written otherwise. */
export interface AgentGroup {
  /** A state, the name of a team, or `all`. */
  readonly key: string;
  readonly cells: readonly Cell[];
}

type Rows = Readonly<Record<string, AgentRow>>;
type Compare = (a: Cell, b: Cell) => number;

interface Known {
  readonly cell: Cell;
  /** What its time is written from: where that is the same, so is the text. */
  readonly age: number | null;
}

export interface GroupingOptions extends Pick<AgentGridTile, 'group' | 'sort'> {
  /** Whole minutes only: hundreds of people would tick each second else. */
  readonly isWall: boolean;
  readonly language: string;
  readonly format: FigureFormat;
}

const byId: Compare = (a, b) => (a.id < b.id ? -1 : 1);

/** Who has been in the state longest comes first. */
const bySince: Compare = (a, b) => (a.row.sinceMs ?? 0) - (b.row.sinceMs ?? 0) || byId(a, b);

function byName(language: string): Compare {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return (a, b) => compare(a.name, b.name) || byId(a, b);
}

export const isState = (key: string): key is ShownState => SHOWN_STATES.some((state) => state === key);

const isSame = (a: readonly Cell[], b: readonly Cell[]): boolean =>
  a.length === b.length && a.every((cell, index) => cell === b[index]);

export class AgentGroups {
  #known = new Map<string, Known>();
  #groups: readonly AgentGroup[] = [];
  #unsorted: ReadonlyMap<string, readonly Cell[]> = new Map();
  readonly #options: GroupingOptions;
  readonly #compare: Compare;
  readonly #keyOf: (row: AgentRow) => string;
  /** Groups that are there even when nobody is in them: a state keeps its place. */
  readonly #always: readonly string[];

  constructor(options: GroupingOptions) {
    const { group, sort, language } = (this.#options = options);
    this.#compare = sort === 'name' ? byName(language) : bySince;
    this.#keyOf = group === 'none' ? () => 'all' : group === 'team' ? (row) => row.team ?? '' : (row) => row.state;
    this.#always = group === 'state' ? SHOWN_STATES : group === 'none' ? ['all'] : [];
  }

  of(rows: Rows, nowMs: number): readonly AgentGroup[] {
    const members = this.#members(rows, nowMs);
    const keys = this.#always.length > 0 ? [...members.keys()] : [...members.keys()].sort();
    const before = this.#groups;
    const next = keys.map((key) => this.#group(key, members.get(key)!));
    this.#unsorted = members;
    const isAllSame = next.length === before.length && next.every((group, index) => group === before[index]);
    return isAllSame ? before : (this.#groups = next);
  }

  /** Sorted is only what is not as it was. */
  #group(key: string, cells: readonly Cell[]): AgentGroup {
    const before = this.#unsorted.get(key);
    const same = before && isSame(before, cells) ? this.#groups.find((group) => group.key === key) : undefined;
    return same ?? { key, cells: [...cells].sort(this.#compare) };
  }

  /** Who is in each group, in any order. */
  #members(rows: Rows, nowMs: number): Map<string, readonly Cell[]> {
    const known = new Map<string, Known>();
    const members = new Map<string, Cell[]>(this.#always.map((key) => [key, []]));
    for (const id of Object.keys(rows)) {
      const row = rows[id]!;
      if (row.state === 'offline') continue;
      const written = this.#write(id, row, nowMs);
      known.set(id, written);
      const key = this.#keyOf(row);
      const group = members.get(key);
      if (group) group.push(written.cell);
      else members.set(key, [written.cell]);
    }
    this.#known = known;
    return members;
  }

  #write(id: string, row: AgentRow, nowMs: number): Known {
    const { isWall, format } = this.#options;
    const age = isWall ? wholeMinutes(nowMs, row.sinceMs) : ageMs(nowMs, row.sinceMs);
    const before = this.#known.get(id);
    if (before && before.cell.row === row && before.age === age) return before;
    const time = isWall ? minutesText(age, format) : format.duration(age);
    return { age, cell: { id, row, name: row.name ?? NOTHING, state: row.state as ShownState, time } };
  }
}
