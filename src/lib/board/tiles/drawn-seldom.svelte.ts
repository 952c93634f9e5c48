import { untrack } from 'svelte';
import type { BoardLook } from '../status.ts';

/** A day is a few hundred points wide: nobody sees what one contact more does to it. */
const EVERY_MS = 5000;

/**
 * What a course is drawn from: while a board is live looked at anew every so often, by the server's clock; else at once. To
 * be called while a component is set up.
 *
 * @param source reads state, as the others do
 */
export function drawnSeldom<T>(source: () => T, nowMs: () => number, look: () => BoardLook): () => T {
  const turn = $derived(Math.floor(nowMs() / EVERY_MS));
  const drawn = $derived.by(() => {
    if (look() !== 'live') return source();
    void turn;
    return untrack(source);
  });
  return () => drawn;
}
