/** Where the groups of an agent grid stand: blocks of columns, page by page. */
import type { AgentGroup } from './agent-groups.ts';
import { CHIP_GAP, columnsOf, HEAD_LINES, nextShape } from './agent-layout.ts';
import type { ChipEms, GridShape } from './agent-layout.ts';
import type { Room } from './layout.ts';
import { CLOSE_UP_MS, closedUp, seated } from './seats.ts';
import type { Seat } from './seats.ts';

/** Part of a group, in columns that stand side by side. Another object only when something of it is another. */
export interface Block {
  readonly key: string;
  /** Once on a page. */
  readonly id: string;
  /** How many are in the whole group. */
  readonly count: number;
  /** Whether the group begins here, with its head. */
  readonly hasHead: boolean;
  readonly seats: readonly Seat[];
  readonly column: number;
  readonly columns: number;
  /** The line that it begins in, and those it has below its head. */
  readonly top: number;
  readonly lines: number;
}

export interface AgentPaging {
  readonly shape: GridShape;
  /** How wide a column is, in sizes of its letters. */
  readonly columnEms: number;
  /** At least one, be it empty. */
  readonly pages: readonly (readonly Block[])[];
}

/** Columns do not become wider than this part of what they need: a time must stand near its name. */
const WIDEST = 1.5;

const columnEms = ({ width }: Room, { scale, least }: GridShape, columns: number): number =>
  Math.min(least * WIDEST, (width / scale + CHIP_GAP) / columns - CHIP_GAP);

/** Each group in columns of its own. */
function splitPage(groups: readonly AgentGroup[], widths: readonly number[], { lines }: GridShape): Block[] {
  let column = 0;
  return groups.map(({ key, cells }, index) => {
    const columns = widths[index]!;
    const at = { column, columns, top: 0, lines: lines - HEAD_LINES };
    column += columns;
    return { key, id: key, count: cells.length, hasHead: true, seats: cells, ...at };
  });
}

/** One group after the other, column after column, page after page. */
function flowingPages(groups: readonly AgentGroup[], { lines, columns }: GridShape): Block[][] {
  const pages: Block[][] = [[]];
  let [column, top] = [0, 0];
  const nextColumn = (): void => {
    [column, top] = [column + 1, 0];
    if (column < columns) return;
    column = 0;
    pages.push([]);
  };
  for (const { key, cells } of groups) {
    let from = 0;
    while (from < cells.length) {
      const head = from === 0 ? HEAD_LINES : 0;
      if (top + head >= lines) nextColumn();
      const slice = cells.slice(from, from + lines - top - head);
      const at = { column, columns: 1, top, lines: slice.length };
      pages[pages.length - 1]!.push({
        key,
        id: `${key} ${column}`,
        count: cells.length,
        hasHead: head > 0,
        seats: slice,
        ...at
      });
      from += slice.length;
      top += head + slice.length;
    }
  }
  return pages;
}

const isSame = (a: Block, b: Block): boolean =>
  (Object.keys(a) as (keyof Block)[]).every((member) => a[member] === b[member]);

/** Blocks that are as they were stay the objects that they were. */
const kept = (blocks: readonly Block[], before: readonly Block[]): readonly Block[] =>
  blocks.map((block) => {
    const same = before.find(({ id }) => id === block.id);
    return same && isSame(same, block) ? same : block;
  });

export class AgentPages {
  readonly #room: Room;
  readonly #isWall: boolean;
  #shape: GridShape | null = null;
  #columns: readonly number[] = [];
  #keys = '';
  #groups: readonly AgentGroup[] = [];
  #turn = -1;
  #pages: readonly (readonly Block[])[] = [];

  constructor(room: Room, isWall: boolean) {
    this.#room = room;
    this.#isWall = isWall;
  }

  of(groups: readonly AgentGroup[], chip: ChipEms, nowMs: number): AgentPaging {
    const counts = groups.map(({ cells }) => cells.length);
    const keys = groups.map(({ key }) => key).join();
    const turn = Math.floor(nowMs / CLOSE_UP_MS);
    const isTurn = turn !== this.#turn;
    const shape = nextShape(this.#room, counts, chip, this.#shape, isTurn);
    const isLikeBefore = shape === this.#shape && keys === this.#keys;
    const widths = shape.isSplit ? columnsOf(counts, shape, isLikeBefore ? this.#columns : []) : [];
    const pages = shape.isSplit
      ? [this.#seated(splitPage(groups, widths, shape), groups, isTurn)]
      : flowingPages(groups, shape);
    [this.#shape, this.#columns, this.#keys, this.#groups, this.#turn] = [shape, widths, keys, groups, turn];
    this.#pages = pages.map((blocks, index) => kept(blocks, this.#pages[index] ?? []));
    const columns = shape.isSplit ? widths.reduce((sum, width) => sum + width, 0) : shape.columns;
    return { shape, columnEms: columnEms(this.#room, shape, columns), pages: this.#pages };
  }

  /** At a desk everybody moves up at once: who is looked at there must not change under the pointer's hand. */
  #seated(blocks: readonly Block[], groups: readonly AgentGroup[], isTurn: boolean): Block[] {
    if (!this.#isWall) return [...blocks];
    const sit = isTurn ? closedUp : seated;
    return blocks.map((block, index) => {
      const before = this.#pages[0]?.find(({ id }) => id === block.id)?.seats ?? [];
      const room = block.lines * block.columns;
      const isSame = !isTurn && before.length === room && groups[index] === this.#groups[index];
      return { ...block, seats: isSame ? before : sit(before, groups[index]!.cells, room) };
    });
  }
}
