/** Where people stand in a grid of agents: in columns of one width, each group a block of them. */
import type { AgentGroup, GridAgent } from './agent-groups.ts';
import type { Room } from './layout.ts';

export interface GridShape {
  /** The size of its letters, in sizes of the tile's. */
  readonly scale: number;
  readonly lines: number;
  readonly columns: number;
  /** How wide a column is, in sizes of its own letters. */
  readonly columnEms: number;
  /** Whether there is room for reasons and teams beside names. */
  readonly isWide: boolean;
  /** Whether each group has columns of its own; else they follow one upon the other. */
  readonly isSplit: boolean;
}

/** Part of a group, in columns that stand side by side. */
export interface Block {
  readonly key: string;
  /** Once on a page. */
  readonly id: string;
  /** How many are in the whole group. */
  readonly count: number;
  /** Whether the group begins here, with its head. */
  readonly hasHead: boolean;
  readonly agents: readonly GridAgent[];
  readonly column: number;
  readonly columns: number;
  /** The line that it begins in. */
  readonly top: number;
}

export type AgentPage = readonly Block[];

export interface ChipEms {
  readonly narrow: number;
  readonly wide: number;
}

/** A line of it, and the room between two columns, in sizes of its own letters. */
export const CHIP_LINE = 1.45;
export const CHIP_GAP = 1.2;
/** Lines that the head of a group takes. */
export const HEAD_LINES = 2;

/** From what is read at ease to what is only just legible: a label fills 12 minutes of arc, the last of these 10. */
const SCALES = [1.3, 1.15, 1, 0.92, 0.83];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const columnsFor = (people: number, lines: number): number => Math.max(1, Math.ceil(people / (lines - HEAD_LINES)));

function shapes(room: Room, chip: ChipEms): GridShape[] {
  const make = (scale: number, isWide: boolean, isSplit: boolean): GridShape => {
    const least = isWide ? chip.wide : chip.narrow;
    const columns = Math.max(1, Math.floor((room.width / scale + CHIP_GAP) / (least + CHIP_GAP)));
    const columnEms = (room.width / scale + CHIP_GAP) / columns - CHIP_GAP;
    const lines = Math.max(HEAD_LINES + 1, Math.floor(room.height / scale / CHIP_LINE));
    return { scale, lines, columns, columnEms, isWide, isSplit };
  };
  return SCALES.flatMap((scale) =>
    [true, false].flatMap((isWide) => [make(scale, isWide, true), make(scale, isWide, false)])
  );
}

function linesOf(counts: readonly number[]): number {
  return sum(counts.filter((count) => count > 0).map((count) => count + HEAD_LINES));
}

function holds({ lines, columns, isSplit }: GridShape, counts: readonly number[]): boolean {
  if (isSplit) return sum(counts.map((count) => columnsFor(count, lines))) <= columns;
  // A head is not left alone at the end of a column.
  return linesOf(counts) + columns * HEAD_LINES <= lines * columns;
}

/** The largest letters in which everybody finds a place; else the smallest there are, and a line for the number of the page. */
export function gridShape(room: Room, counts: readonly number[], chip: ChipEms): GridShape {
  const all = shapes(room, chip);
  const smallest = all[all.length - 1]!;
  return (
    all.find((shape) => holds(shape, counts)) ?? { ...smallest, lines: Math.max(HEAD_LINES + 1, smallest.lines - 1) }
  );
}

/**
 * How many columns each group has: as many as it had, for as long as it nearly needs them, or a grid in which somebody comes
 * and goes would shift to and fro.
 */
export function columnsOf(
  groups: readonly AgentGroup[],
  { lines, columns }: GridShape,
  before: ReadonlyMap<string, number>
): number[] {
  const perColumn = lines - HEAD_LINES;
  const needed = groups.map(({ agents }) => columnsFor(agents.length, lines));
  const kept = groups.map(({ key, agents }, index) => {
    const had = before.get(key) ?? 0;
    return agents.length > (had - 1.5) * perColumn ? Math.max(had, needed[index]!) : needed[index]!;
  });
  return sum(kept) <= columns ? kept : needed;
}

/** Each group in columns of its own. */
function splitPage(groups: readonly AgentGroup[], widths: readonly number[]): AgentPage {
  let column = 0;
  return groups.map(({ key, agents }, index) => {
    const block = {
      key,
      id: key,
      count: agents.length,
      hasHead: true,
      agents,
      column,
      columns: widths[index]!,
      top: 0
    };
    column += widths[index]!;
    return block;
  });
}

/** One group after the other, column after column, page after page. */
function flowingPages(groups: readonly AgentGroup[], { lines, columns }: GridShape): AgentPage[] {
  const pages: Block[][] = [[]];
  let [column, top] = [0, 0];
  const nextColumn = (): void => {
    [column, top] = [column + 1, 0];
    if (column < columns) return;
    column = 0;
    pages.push([]);
  };
  for (const { key, agents } of groups) {
    let from = 0;
    while (from < agents.length) {
      const head = from === 0 ? HEAD_LINES : 0;
      if (top + head >= lines) nextColumn();
      const slice = agents.slice(from, from + lines - top - head);
      const page = pages[pages.length - 1]!;
      page.push({
        key,
        id: `${key} ${column}`,
        count: agents.length,
        hasHead: head > 0,
        agents: slice,
        column,
        columns: 1,
        top
      });
      from += slice.length;
      top += head + slice.length;
    }
  }
  return pages;
}

/** At least one page, be it empty. */
export function agentPages(
  groups: readonly AgentGroup[],
  shape: GridShape,
  widths: readonly number[]
): readonly AgentPage[] {
  return shape.isSplit ? [splitPage(groups, widths)] : flowingPages(groups, shape);
}
