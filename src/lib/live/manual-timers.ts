import type { Timers } from './timers.ts';

interface Due {
  readonly atMs: number;
  readonly action: () => void;
}

/** Timers for tests: time passes when it is told to, and actions run in the order in which they are due. */
export function manualTimers(): Timers & { pass(ms: number): void } {
  let nowMs = 0;
  const pending = new Set<Due>();
  const next = (untilMs: number): Due | undefined =>
    [...pending].filter((due) => due.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
  return {
    after(ms, action) {
      const due = { atMs: nowMs + ms, action };
      pending.add(due);
      return () => pending.delete(due);
    },
    pass(ms) {
      const untilMs = nowMs + ms;
      for (let due = next(untilMs); due; due = next(untilMs)) {
        pending.delete(due);
        nowMs = due.atMs;
        due.action();
      }
      nowMs = untilMs;
    }
  };
}
