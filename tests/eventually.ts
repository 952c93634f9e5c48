/** Asked often at first, and then ever more rarely: asking takes time from whoever is waited for. */
const PAUSES_MS = { first: 10, growth: 1.3, most: 200 };

/**
 * Tests wait for what must come, not for a time: resolves with what `look` gives as soon as that is neither null nor false.
 *
 * @throws Error naming `what` after `withinMs`, which is long: a machine may be busy
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | null | false> | T | null | false,
  withinMs = 60_000
): Promise<T> {
  const deadlineMs = performance.now() + withinMs;
  for (let pauseMs = PAUSES_MS.first; ; pauseMs = Math.min(pauseMs * PAUSES_MS.growth, PAUSES_MS.most)) {
    const found = await look();
    if (found !== null && found !== false) return found;
    if (performance.now() > deadlineMs) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((done) => setTimeout(done, pauseMs));
  }
}
