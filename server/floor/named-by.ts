/** Whom and what an event names. Members that its type does not list are ignored, whatever they hold. */
import type { FloorEvent } from '../contract/event-types.ts';

type Id = string | null | undefined;

export interface Named {
  readonly agents: readonly Id[];
  readonly queues: readonly Id[];
  readonly team?: Id;
}

const NOBODY: readonly Named[] = [];
const NONE: readonly Id[] = [];

/** Besides the queue or the agent that the event is about, which appear as it is applied. */
export function namedBy(event: FloorEvent): readonly Named[] {
  switch (event.type) {
    case 'contact.ringing':
    case 'contact.unanswered':
    case 'contact.answered':
      return [{ agents: [event.data.agent], queues: NONE }];
    case 'contact.diverted':
      return [{ agents: NONE, queues: [event.data.toQueue] }];
    case 'contact.transferred':
      return [{ agents: [event.data.toAgent], queues: [event.data.toQueue] }];
    case 'agent.signed-in':
      return [{ agents: NONE, queues: event.data.queues ?? NONE, team: event.data.team }];
    case 'agent.state':
      return event.data.queue == null ? NOBODY : [{ agents: NONE, queues: [event.data.queue] }];
    case 'agent.queues':
      return [{ agents: NONE, queues: event.data.queues }];
    case 'source.snapshot': {
      const { agents, waiting, inProgress } = event.data;
      return [
        ...(agents ?? []).map(({ agent, queue, queues, team }) => ({
          agents: [agent],
          queues: [queue, ...(queues ?? NONE)],
          team
        })),
        { agents: NONE, queues: [...(waiting ?? []), ...(inProgress ?? [])].map(({ queue }) => queue) }
      ];
    }
    default:
      return NOBODY;
  }
}
