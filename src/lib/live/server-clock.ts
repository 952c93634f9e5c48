/** Beyond this it was no slow network: the server's clock was set. */
const JUMP_MS = 2000;
/** How fast a clock that runs slower than ours is followed, per heartbeat. */
const FOLLOW_MS = 5;

/**
 * What to add to the local clock to have the server's. A heartbeat is late by its way through the network, so the greatest
 * difference seen is the truest; smaller ones only pull gently, and what ticks does not stumble over a slow frame.
 *
 * @param offsetMs the offset so far; null before the first heartbeat
 * @param sampleMs the heartbeat's `serverMs` minus the local moment of its arrival
 */
export function nextOffset(offsetMs: number | null, sampleMs: number): number {
  if (offsetMs === null || Math.abs(sampleMs - offsetMs) > JUMP_MS) return sampleMs;
  return Math.max(sampleMs, offsetMs - FOLLOW_MS);
}
