/** The keys of the time slider: how far each goes. */

/** The time slider's element: where the focus is best left when the way back to live has gone. */
export const SLIDER_ID = 'time-slider';

const MINUTES: ReadonlyMap<string, number> = new Map([
  ['ArrowLeft', -1],
  ['ArrowDown', -1],
  ['ArrowRight', 1],
  ['ArrowUp', 1],
  ['PageDown', -15],
  ['PageUp', 15]
]);

/** How many minutes later the key goes; below 0, earlier; null for a key that goes nowhere. */
export function minutesOf(key: string): number | null {
  return MINUTES.get(key) ?? null;
}
