/** What the keys do on a tile that has the focus. */

export type TileAction =
  | { readonly kind: 'move' | 'resize'; readonly x: number; readonly y: number }
  | { readonly kind: 'configure' | 'remove' | 'duplicate' };

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;
export type Direction = 'ltr' | 'rtl';

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1]
};

/** An arrow goes where it points: where reading begins at the right, columns count from there. Null: none of our keys. */
export function tileAction(event: Key, direction: Direction): TileAction | null {
  const isCommand = event.ctrlKey || event.metaKey;
  const arrow = ARROWS[event.key];
  if (arrow && !isCommand && !event.altKey) {
    // Not 0 × −1, which is another zero.
    const x = direction === 'rtl' ? 0 - arrow[0] : arrow[0];
    return { kind: event.shiftKey ? 'resize' : 'move', x, y: arrow[1] };
  }
  if (isCommand && event.key.toLowerCase() === 'd') return { kind: 'duplicate' };
  if (isCommand || event.altKey) return null;
  if (event.key === 'Enter') return { kind: 'configure' };
  return event.key === 'Delete' || event.key === 'Backspace' ? { kind: 'remove' } : null;
}

/** Undo and redo, by the keys of all systems. */
export function historyAction(event: Key): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' ? 'redo' : null;
}
