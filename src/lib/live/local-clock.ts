/** A difference between the clocks that is more than drift: the machine slept, or somebody set its clock. */
const SLEPT_MS = 2000;

/**
 * Milliseconds that never go back, and that go on while the machine sleeps: `monotonic` (performance.now) stands still in
 * sleep on some systems, and figures would look fresh to who opens the lid again. To be asked every second or so.
 */
export function localClock(monotonic: () => number, wall: () => number): () => number {
  let lastMonotonicMs = monotonic();
  let lastWallMs = wall();
  let sleptMs = 0;
  return () => {
    const monotonicMs = monotonic();
    const wallMs = wall();
    const missedMs = wallMs - lastWallMs - (monotonicMs - lastMonotonicMs);
    if (missedMs > SLEPT_MS) sleptMs += missedMs;
    lastMonotonicMs = monotonicMs;
    lastWallMs = wallMs;
    return monotonicMs + sleptMs;
  };
}
