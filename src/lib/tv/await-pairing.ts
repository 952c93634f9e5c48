import { reloadIfServed } from '#lib/live/page-renewal.ts';

/** The desk's word must reach the screen within two seconds. */
const ASK_EVERY_MS = 1000;
/** An answer that takes longer is none. */
const PATIENCE_MS = 5000;
/** Failures in a row before anybody is told. */
const LOST_AFTER = 3;
const BUSY_MS = 15_000;

export interface Awaiting {
  /** How long the code is good, from now, milliseconds; null: there is none. */
  readonly forMs: number | null;
  readonly left: (ms: number) => void;
  readonly lost: (isLost: boolean) => void;
}

/** Null where the server gave no answer. */
async function isPaired(): Promise<boolean | null> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE_MS);
  try {
    const answer = await fetch('/api/display/pairing', { cache: 'no-store', signal: late.signal });
    const { state } = (await answer.json()) as { state?: unknown };
    return answer.ok ? state === 'paired' : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Loads the page anew as soon as the display is paired, or its code is over; and where there is no code, again and again.
 * @returns ends it
 */
export function awaitPairing({ forMs, left, lost }: Awaiting): () => void {
  const startMs = performance.now();
  const endMs = startMs + (forMs ?? BUSY_MS * (1 + Math.random()));
  let failures = 0;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout>;
  const ask = async (): Promise<void> => {
    const answer = await isPaired();
    if (isOver) return;
    failures = answer === null ? failures + 1 : 0;
    lost(failures >= LOST_AFTER);
    left(endMs - performance.now());
    if (answer || performance.now() >= endMs) await reloadIfServed();
    timer = setTimeout(() => void ask(), ASK_EVERY_MS);
  };
  timer = setTimeout(() => void ask(), ASK_EVERY_MS);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
