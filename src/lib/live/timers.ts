/** The timers that the live part runs on; a test has its own. */
export interface Timers {
  /** Calls `action` once, `ms` from now, unless the function it returns is called before. */
  after(ms: number, action: () => void): () => void;
}

export const realTimers: Timers = {
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  }
};
