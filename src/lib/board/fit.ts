export interface Fitted<T> {
  readonly shown: readonly T[];
  /** The rest, which one line stands for. */
  readonly hidden: readonly T[];
}

/** As many as there is room for, in order; where not all fit, the last place is for the line that counts the rest. */
export function fit<T>(items: readonly T[], places: number): Fitted<T> {
  if (items.length <= places) return { shown: items, hidden: [] };
  const shown = Math.max(0, places - 1);
  return { shown: items.slice(0, shown), hidden: items.slice(shown) };
}
