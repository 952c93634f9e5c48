/**
 * Tests wait for what must come, not for a time: resolves with what `look` gives as soon as that is neither null nor false.
 *
 * @throws Error naming `what` after `withinMs`
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | null | false> | T | null | false,
  withinMs = 20_000
): Promise<T> {
  const deadlineMs = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== false) return found;
    if (performance.now() > deadlineMs) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((done) => setTimeout(done, 10));
  }
}
