/** A floor of a few events, and questions about it. */
import { at } from '../../tests/oracle/given.ts';
import type { Answer, QuestionName, Questions } from '#lib/protocol/questions.ts';
import type { ContactFilter, ContactsQuestion } from '#lib/protocol/contacts.ts';
import type { FloorConfig } from '../contract/config.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { StreamFold } from '../floor/stream-fold.ts';
import { answer } from './answer.ts';

export const ANY: ContactFilter = {
  outcome: null,
  counted: null,
  agent: null,
  minWaitMs: null,
  maxWaitMs: null,
  text: null,
  isLate: false
};

/** What `contacts` is asked with where a test says nothing else. */
export const FIRST_PAGE = {
  sort: 'offered',
  order: 'asc',
  filter: ANY,
  page: 1
} as const satisfies Partial<ContactsQuestion>;

export interface Asked {
  readonly ask: <K extends QuestionName>(name: K, question: Questions[K]['question']) => Answer<K>;
}

/** @param lateBy in seconds: by how much later than it happened the stream stored an event */
export function floorOf(
  events: readonly FloorEvent[],
  seconds: number,
  config: FloorConfig = {},
  lateBy: (event: FloorEvent) => number = () => 0
): Asked {
  const fold = new StreamFold(config);
  for (const event of events) fold.floor.apply(event, event.timeMs + lateBy(event) * 1000);
  return {
    ask: <K extends QuestionName>(name: K, question: Questions[K]['question']) =>
      answer<K>(fold, { name, moment: null, ...question } as never, at(seconds), at(seconds))
  };
}
