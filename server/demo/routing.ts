/** Who gets what: the rules by which the demo's contacts and agents find each other. */
import type { AgentState, Channel, Direction } from '../contract/event-types.ts';
import type { Person } from './people.ts';
import type { QueuePlan } from './queue-plans.ts';

export interface DemoAgent {
  readonly person: Person;
  queues: readonly string[];
  state: AgentState | 'offline';
  sinceMs: number;
  /** Asked for while busy: taken as soon as the work in hand is done. */
  pause: { readonly reason: string; readonly durationMs: number } | null;
  isLeaving: boolean;
}

export interface DemoContact {
  readonly id: string;
  readonly plan: QueuePlan;
  readonly channel: Channel;
  readonly direction: Direction;
  /** It came from another queue, and will not be passed on again. */
  readonly isPassedOn: boolean;
  readonly offeredMs: number;
  stage: 'waiting' | 'ringing' | 'talking' | 'gone';
  agent: DemoAgent | null;
}

/** How long a mail may lie before it is as pressing as a caller on the line. */
const MAIL_MAY_LIE_MS = 10 * 60_000;

/** Work that is only begun while somebody else stays free for those who wait on the line. */
function canLie(contact: DemoContact, nowMs: number): boolean {
  return (
    contact.direction === 'outbound' || (contact.channel === 'email' && nowMs - contact.offeredMs < MAIL_MAY_LIE_MS)
  );
}

export function freeFor(queue: string, agents: readonly DemoAgent[]): DemoAgent[] {
  return agents.filter((agent) => agent.state === 'available' && agent.queues.includes(queue));
}

/** The agent who has been free the longest; undefined if the contact has to wait. */
export function agentFor(contact: DemoContact, agents: readonly DemoAgent[], nowMs: number): DemoAgent | undefined {
  const free = freeFor(contact.plan.id, agents);
  if (free.length === 1 && canLie(contact, nowMs)) return undefined;
  return free.reduce<DemoAgent | undefined>(
    (longest, agent) => (longest && longest.sinceMs <= agent.sinceMs ? longest : agent),
    undefined
  );
}

/** What an agent whose hands have become free takes next: the longest-waiting, mail last. */
export function contactFor(
  agent: DemoAgent,
  waiting: readonly DemoContact[],
  agents: readonly DemoAgent[],
  nowMs: number
): DemoContact | undefined {
  return waiting
    .filter(({ plan }) => agent.queues.includes(plan.id))
    .filter((contact) => !canLie(contact, nowMs) || freeFor(contact.plan.id, agents).length > 0)
    .toSorted((a, b) => Number(canLie(a, nowMs)) - Number(canLie(b, nowMs)) || a.offeredMs - b.offeredMs)[0];
}
