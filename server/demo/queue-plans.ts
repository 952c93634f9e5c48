/** What the demo's four queues are like: how much comes, how long people wait for it, how long the work takes. */
import type { Category, Channel } from '../contract/event-types.ts';

export interface QueuePlan {
  readonly id: string;
  /** Contacts in the busiest hour of a working day, surges apart. */
  readonly perHour: number;
  readonly channels: Readonly<Partial<Record<Channel, number>>>;
  readonly talkSeconds: number;
  readonly wrapUpSeconds: number;
  /** Where half-settled contacts are passed on to. */
  readonly passesTo: string;
  readonly categories: Readonly<Partial<Record<Category, number>>>;
}

export const QUEUE_PLANS: readonly QueuePlan[] = [
  {
    id: 'billing',
    perHour: 156,
    channels: { voice: 1 },
    talkSeconds: 110,
    wrapUpSeconds: 20,
    passesTo: 'support',
    categories: { information: 5, transaction: 4, complaint: 2, other: 1 }
  },
  {
    id: 'support',
    perHour: 166,
    channels: { voice: 9, video: 1 },
    talkSeconds: 145,
    wrapUpSeconds: 24,
    passesTo: 'billing',
    categories: { information: 6, complaint: 3, suggestion: 1, satisfaction: 1, other: 1 }
  },
  {
    id: 'sales',
    perHour: 97,
    channels: { voice: 1 },
    talkSeconds: 150,
    wrapUpSeconds: 26,
    passesTo: 'billing',
    categories: { sale: 5, information: 5, transaction: 2, other: 1 }
  },
  {
    id: 'online',
    perHour: 118,
    channels: { chat: 7, email: 2, social: 1 },
    talkSeconds: 130,
    wrapUpSeconds: 14,
    passesTo: 'support',
    categories: { information: 6, transaction: 2, complaint: 1, satisfaction: 1, suggestion: 1 }
  }
];

/** Calls that a dialler places for the sales people in the busiest hour, if they have time for them. */
export const OUTBOUND_PER_HOUR = 30;
export const OUTBOUND_QUEUE = 'sales';
