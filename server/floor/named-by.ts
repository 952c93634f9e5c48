/** Whom and what an event names. Members that its type does not list are ignored, whatever they hold. */
import type { EventOf, FloorEvent } from '../contract/event-types.ts';

type Id = string | null | undefined;

/** Takes each id that is named; null and undefined name nothing. */
export interface Meet {
  readonly agent: (id: Id) => void;
  readonly queue: (id: Id) => void;
  readonly team: (id: Id) => void;
}

/** Besides the queue or the agent that the event is about, which appear as it is applied. */
export function meetNamed(event: FloorEvent, meet: Meet): void {
  switch (event.type) {
    case 'contact.ringing':
    case 'contact.unanswered':
    case 'contact.answered':
      meet.agent(event.data.agent);
      return;
    case 'contact.diverted':
      meet.queue(event.data.toQueue);
      return;
    case 'contact.transferred':
      meet.agent(event.data.toAgent);
      meet.queue(event.data.toQueue);
      return;
    case 'agent.signed-in':
      event.data.queues?.forEach(meet.queue);
      meet.team(event.data.team);
      return;
    case 'agent.state':
      meet.queue(event.data.queue);
      return;
    case 'agent.queues':
      event.data.queues.forEach(meet.queue);
      return;
    case 'source.snapshot':
      meetListed(event, meet);
  }
}

function meetListed({ data: { agents, waiting, inProgress } }: EventOf<'source.snapshot'>, meet: Meet): void {
  for (const { agent, queue, queues, team } of agents ?? []) {
    meet.agent(agent);
    meet.queue(queue);
    queues?.forEach(meet.queue);
    meet.team(team);
  }
  for (const { queue } of waiting ?? []) meet.queue(queue);
  for (const { queue } of inProgress ?? []) meet.queue(queue);
}
