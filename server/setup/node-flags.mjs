/** Events are short-lived objects by the million: a young generation of this size halves the time spent collecting them. */
export const NODE_FLAGS = ['--max-semi-space-size=64'];
/** What a replay keeps it keeps to its end: to search that for what could go, each time it has grown a little, is in vain. */
export const REPLAY_FLAGS = [...NODE_FLAGS, '--initial-heap-size=512'];
