/** How large people are written in a grid of agents, and in how many columns. */
import type { Room } from './layout.ts';

export interface GridShape {
  /** The size of its letters, in sizes of the tile's. */
  readonly scale: number;
  readonly lines: number;
  readonly columns: number;
  /** How wide a column is at least, in sizes of its own letters. */
  readonly least: number;
  /** Whether there is room for reasons beside names. */
  readonly isWide: boolean;
  /** Whether each group has columns of its own; else they follow one upon the other. */
  readonly isSplit: boolean;
}

export interface ChipEms {
  readonly narrow: number;
  readonly wide: number;
}

/** A line of it, and the room between two columns, in sizes of its own letters. */
export const CHIP_LINE = 1.45;
export const CHIP_GAP = 1.2;
/** Lines that the head of a group takes. */
export const HEAD_LINES = 2;

/** From what fills the tile to what is only just legible: a label fills 12 minutes of arc, the last of these 10. */
const SCALES = [2.2, 1.9, 1.65, 1.45, 1.3, 1.15, 1, 0.92, 0.83];

/** For columns of their own, groups are written as much smaller. */
const SPLIT_WORTH = 0.75;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Columns that so many people need, below their head. */
export const columnsFor = (people: number, lines: number): number =>
  Math.max(1, Math.ceil(people / (lines - HEAD_LINES)));

function shapes({ width, height }: Room, chip: ChipEms): GridShape[] {
  const make = (scale: number, isWide: boolean, isSplit: boolean): GridShape => {
    const least = isWide ? chip.wide : chip.narrow;
    const columns = Math.max(1, Math.floor((width / scale + CHIP_GAP) / (least + CHIP_GAP)));
    const lines = Math.max(HEAD_LINES + 1, Math.floor(height / scale / CHIP_LINE));
    return { scale, lines, columns, least, isWide, isSplit };
  };
  const kinds = [true, false].flatMap((isWide) => [true, false].map((isSplit) => [isWide, isSplit] as const));
  return SCALES.flatMap((scale) => kinds.map(([isWide, isSplit]) => make(scale, isWide, isSplit)));
}

/** Whether groups of so many people each find a place. */
export function holds({ lines, columns, isSplit }: GridShape, counts: readonly number[]): boolean {
  if (isSplit) return sum(counts.map((count) => columnsFor(count, lines))) <= columns;
  const taken = sum(counts.filter((count) => count > 0).map((count) => count + HEAD_LINES));
  // A head is not left alone at the end of a column.
  return taken + columns * HEAD_LINES <= lines * columns;
}

/** As few lines as hold everybody: people stand in all columns, and not only in the first ones. */
function spread(shape: GridShape, counts: readonly number[]): GridShape {
  let { lines } = shape;
  while (lines > HEAD_LINES + 1 && holds({ ...shape, lines: lines - 1 }, counts)) lines -= 1;
  return { ...shape, lines };
}

/** The largest letters in which everybody finds a place; else the smallest there are, and a line for the number of the page. */
export function gridShape(room: Room, counts: readonly number[], chip: ChipEms): GridShape {
  const all = shapes(room, chip);
  const smallest = all[all.length - 1]!;
  const fitting = all.filter((shape) => holds(shape, counts));
  const split = fitting.find(({ isSplit }) => isSplit);
  const largest = fitting[0];
  // Columns of one's own are worth letters that are a little smaller.
  if (split && largest && split.scale >= SPLIT_WORTH * largest.scale) return split;
  return (largest && spread(largest, counts)) ?? { ...smallest, lines: Math.max(HEAD_LINES + 1, smallest.lines - 1) };
}

const fits = (shape: GridShape, counts: readonly number[], chip: ChipEms): boolean =>
  shape.least === (shape.isWide ? chip.wide : chip.narrow) && holds(shape, counts);

/**
 * The shape that there was, for as long as it holds everybody and a larger one would hold only just: nothing jumps.
 *
 * @param mayGrow whether a larger one is looked for
 */
export function nextShape(
  room: Room,
  counts: readonly number[],
  chip: ChipEms,
  before: GridShape | null,
  mayGrow: boolean
): GridShape {
  if (!before || !fits(before, counts, chip)) return gridShape(room, counts, chip);
  if (!mayGrow) return before;
  const more = counts.map((count) => Math.ceil(count * 1.1));
  return gridShape(room, more, chip).scale > before.scale ? gridShape(room, counts, chip) : before;
}

/**
 * How many columns each group has: as many as it had, for as long as it nearly needs them, or a grid in which somebody comes
 * and goes would shift to and fro.
 */
export function columnsOf(
  counts: readonly number[],
  { lines, columns }: GridShape,
  before: readonly number[]
): number[] {
  const needed = counts.map((count) => columnsFor(count, lines));
  const kept = counts.map((count, index) => {
    const had = before[index] ?? 0;
    return count > (had - 1.5) * (lines - HEAD_LINES) ? Math.max(had, needed[index]!) : needed[index]!;
  });
  return sum(kept) <= columns ? kept : needed;
}
