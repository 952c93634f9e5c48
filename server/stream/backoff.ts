/** Waiting between attempts: short at first, longer while the trouble lasts, never in step with others. */
import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_MS = 250;
const LONGEST_MS = 2000;

/** How long to wait before attempt `attempt` (from 0) is repeated; `random` is from 0 to 1. */
export function backoffMs(attempt: number, random = Math.random()): number {
  const fullMs = Math.min(FIRST_MS * 2 ** Math.min(attempt, 16), LONGEST_MS);
  return Math.max(FIRST_MS, Math.round(fullMs * (0.5 + random / 2)));
}

/** Waits, unless `signal` is or gets aborted; never throws. */
export async function pause(waitMs: number, signal?: AbortSignal): Promise<void> {
  await sleep(waitMs, undefined, signal && { signal }).catch(() => undefined);
}
