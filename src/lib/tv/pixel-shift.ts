/** How far the picture is moved so that no line burns in: a few pixels, somewhere else each minute. */
export interface Shift {
  readonly x: number;
  readonly y: number;
}

const EVERY_MS = 60_000;
const STEP = 3;
/** Round about the middle; each place is next to the one before it, so that nobody sees it move. */
const PLACES: readonly Shift[] = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
  { x: -1, y: 1 },
  { x: -1, y: 0 },
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: 1, y: 0 }
];

/** In pixels of the style sheet. */
export function shiftAt(nowMs: number): Shift {
  const { x, y } = PLACES[Math.floor(nowMs / EVERY_MS) % PLACES.length]!;
  return { x: x * STEP, y: y * STEP };
}
