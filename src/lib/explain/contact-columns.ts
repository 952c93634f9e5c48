/** The columns of a list of contacts, and what stands in them. */
import type { FigureFormat } from '#lib/format/figures.ts';
import type { ContactFacts, ContactSort } from '#lib/protocol/contacts.ts';

type DurationColumn = 'wait' | 'ring' | 'talk' | 'hold' | 'acw';

export const DURATION_COLUMNS: readonly DurationColumn[] = [
  'wait',
  'ring',
  'talk',
  'hold',
  'acw'
] satisfies ContactSort[];

const MEMBER = { wait: 'waitMs', ring: 'ringMs', talk: 'talkMs', hold: 'holdMs', acw: 'acwMs' } as const;

export const durationText = (facts: ContactFacts, column: DurationColumn, format: FigureFormat): string =>
  format.duration(facts[MEMBER[column]]);
