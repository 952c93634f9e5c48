/**
 * Where the people of a group sit on a wall. Who leaves leaves a gap, and who comes sits down at the end: in between nobody
 * moves, until all close up. A grid in which hundreds shift with every call can't be read, and is dear to draw.
 */
import type { Cell } from './agent-groups.ts';

/** Null: nobody sits there. */
export type Seat = Cell | null;

/** How often all close up, milliseconds. */
export const CLOSE_UP_MS = 5000;

const inOrder = (cells: readonly Cell[], room: number): readonly Seat[] =>
  Array.from({ length: room }, (_, index) => cells[index] ?? null);

/**
 * @param cells all who are in the group, in their order
 * @param room how many seats there are
 */
export function seated(before: readonly Seat[], cells: readonly Cell[], room: number): readonly Seat[] {
  if (before.length !== room) return inOrder(cells, room);
  const standing = new Map(cells.map((cell) => [cell.id, cell]));
  const seats = before.map((seat): Seat => {
    const cell = seat && standing.get(seat.id);
    if (!cell || cell.row.sinceMs !== seat.row.sinceMs) return null;
    standing.delete(cell.id);
    return cell;
  });
  let end = seats.length;
  while (end > 0 && seats[end - 1] === null) end -= 1;
  if (end + standing.size > room) return inOrder(cells, room);
  for (const cell of standing.values()) seats[end++] = cell;
  return seats.every((seat, index) => seat === before[index]) ? before : seats;
}

/** All next to each other again, in their order. */
export function closedUp(before: readonly Seat[], cells: readonly Cell[], room: number): readonly Seat[] {
  const seats = inOrder(cells, room);
  return before.length === room && seats.every((seat, index) => seat === before[index]) ? before : seats;
}
