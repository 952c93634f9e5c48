/** What an agent counts as in its queues, in its team and in its site. */
import type { AgentStatus } from './agent-status.ts';
import type { Load } from './load.ts';

/** It never changes: there is another one as soon as the agent counts as anything else, but for the time that goes on. */
export interface Presence {
  readonly status: AgentStatus;
  /** Those that it serves, in the order of their ids. */
  readonly queues: readonly string[];
  readonly load: Load;
}
