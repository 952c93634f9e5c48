/** Boards that take turns, by the clock alone: whoever shows the same rotation changes at the same moment. */

const turnAt = (seconds: number, nowMs: number): number => Math.floor(nowMs / (seconds * 1000));

/** Null where there are none. */
export function boardAt(boards: readonly string[], seconds: number, nowMs: number): string | null {
  return boards[turnAt(seconds, nowMs) % boards.length] ?? null;
}

/** When the next one comes, epoch milliseconds; Infinity where there is none to come. */
export function nextTurnMs(boards: readonly string[], seconds: number, nowMs: number): number {
  return boards.length > 1 ? (turnAt(seconds, nowMs) + 1) * seconds * 1000 : Infinity;
}
