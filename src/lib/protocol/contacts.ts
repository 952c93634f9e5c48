/** Contacts as questions about them are answered. Times are epoch milliseconds; what is not known, or has not been, is null. */
import type { FigureQuestion } from './explanation.ts';
import type { ChannelId } from './figures.ts';
import type { Named, PageWish } from './pages.ts';

export type OutcomeId = 'answered' | 'abandoned' | 'diverted';

/** One contact's passage through one queue. */
export interface ContactFacts {
  readonly contact: string;
  readonly leg: string;
  readonly queue: Named;
  readonly channel: ChannelId;
  readonly direction: 'inbound' | 'outbound' | 'internal';
  readonly offeredAtMs: number | null;
  readonly outcome: OutcomeId | null;
  readonly outcomeAtMs: number | null;
  /** Until the outcome; without one, until the moment asked about. */
  readonly waitMs: number | null;
  /** Why it left the queue, and to which one. */
  readonly reason: string | null;
  readonly toQueue: string | null;
  readonly agent: Named | null;
  readonly endedAtMs: number | null;
  /** Known once it was handled; null before, and where no event bears them. */
  readonly ringMs: number | null;
  readonly talkMs: number | null;
  readonly holdMs: number | null;
  readonly acwMs: number | null;
  /** By how much its most belated event was late; 0 where none was. */
  readonly lateMs: number;
  readonly isOfferDerived: boolean;
  readonly isWithoutOutcome: boolean;
  readonly isHealed: boolean;
}

/** What a contact is to a figure. */
export type Standing =
  | 'offered'
  | 'answeredInTarget'
  | 'answeredLate'
  | 'abandonedShort'
  | 'abandonedInTarget'
  | 'abandonedLate'
  | 'notServed'
  | 'diverted'
  | 'elsewhere'
  | 'handled'
  | 'transferred'
  | 'recorded'
  | 'resolvedAtFirst'
  | 'severalRequests'
  | 'requestsNotStated'
  | 'unanswered'
  | 'outboundAnswered'
  | 'outboundAbandoned'
  | 'waiting'
  | 'waitingOverTarget'
  | 'inProgress'
  | 'incomplete';

export interface ContactRow extends ContactFacts {
  readonly standing: Standing;
  /** What it adds above and below the line. */
  readonly above: number;
  readonly below: number;
  readonly isCounted: boolean;
}

export const CONTACT_SORTS = [
  'offered',
  'wait',
  'outcome',
  'agent',
  'ring',
  'talk',
  'hold',
  'acw',
  'ended',
  'queue',
  'contact',
  'late'
] as const;
export type ContactSort = (typeof CONTACT_SORTS)[number];

export const OUTCOME_FILTERS = ['answered', 'abandoned', 'diverted', 'none'] as const;
export const COUNTED_FILTERS = ['above', 'below', 'not'] as const;

/** Null: whatever it is. */
export interface ContactFilter {
  readonly outcome: (typeof OUTCOME_FILTERS)[number] | null;
  /** Above the line; below it only; not at all. */
  readonly counted: (typeof COUNTED_FILTERS)[number] | null;
  /** The id of who answered, or a part of the name. */
  readonly agent: string | null;
  readonly minWaitMs: number | null;
  readonly maxWaitMs: number | null;
  /** Somewhere in the contact's id, upper or lower case. */
  readonly text: string | null;
  readonly isLate: boolean;
}

/** What the contacts of a figure are asked for with. */
export interface ContactsQuestion extends FigureQuestion, PageWish<ContactSort> {
  readonly filter: ContactFilter;
}

/** What was said of a contact, in the order of time. */
export interface ContactEntry {
  readonly atMs: number;
  readonly what:
    | 'offered'
    | 'offerDerived'
    | 'listed'
    | 'ringing'
    | 'unanswered'
    | 'answered'
    | 'held'
    | 'resumed'
    | 'transferred'
    | 'abandoned'
    | 'diverted'
    | 'ended'
    | 'healed'
    | 'wrapped';
  /** Whom it was at; of a transfer, whom it was passed on to. */
  readonly agent: Named | null;
  /** Of a diversion its reason, of a record its category, of a transfer the unit it was passed on to. */
  readonly detail: string | null;
  readonly toQueue: Named | null;
  readonly requests: number | null;
  /** False for an outcome that another one beats. */
  readonly stands: boolean;
}

export interface LegStory extends ContactFacts {
  readonly entries: readonly ContactEntry[];
}

/** All legs of one contact at a site, the first offered first. */
export interface ContactAnswer {
  readonly atMs: number;
  readonly timeZone: string;
  readonly contact: string;
  readonly legs: readonly LegStory[];
}
