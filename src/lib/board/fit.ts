export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Places {
  readonly lines: number;
  readonly columns: number;
}

/** How many places of one size a room has, at least a column; null while either has not been measured. */
export function places(room: Size | undefined, place: Size | undefined): Places | null {
  if (!room || !place || place.width === 0 || place.height === 0) return null;
  return {
    lines: Math.floor(room.height / place.height),
    columns: Math.max(1, Math.floor(room.width / place.width))
  };
}

export interface Fitted<T> {
  readonly shown: readonly T[];
  /** The rest, which one line stands for. */
  readonly hidden: readonly T[];
}

/** As many as there is room for, in order; where not all fit, the last place is for the line that counts the rest. */
export function fit<T>(items: readonly T[], room: number): Fitted<T> {
  if (items.length <= room) return { shown: items, hidden: [] };
  const shown = Math.max(0, room - 1);
  return { shown: items.slice(0, shown), hidden: items.slice(shown) };
}
