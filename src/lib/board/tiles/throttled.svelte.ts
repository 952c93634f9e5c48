/**
 * A value that follows another at most so often: the first change at once, those after it together when the time is over.
 * To be called while a component is set up.
 *
 * @param source reads state
 */
export function throttled<T>(source: () => T, everyMs: number): () => T {
  let held: T = $state.raw(source());
  let sinceMs = -Infinity;

  $effect(() => {
    const next = source();
    const waitMs = sinceMs + everyMs - performance.now();
    const take = (): void => {
      sinceMs = performance.now();
      held = next;
    };
    if (waitMs <= 0) return take();
    const timer = setTimeout(take, waitMs);
    return () => clearTimeout(timer);
  });

  return () => held;
}
