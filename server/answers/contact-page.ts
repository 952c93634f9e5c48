/** Lists the contacts that a figure looks at: filtered, sorted, and of them a page. */
import type { ContactFilter, ContactRow, ContactSort, ContactsQuestion } from '#lib/protocol/contacts.ts';
import type { Page } from '#lib/protocol/pages.ts';
import type { StreamFold } from '../floor/stream-fold.ts';
import { contactFacts } from './contact-facts.ts';
import { isOfAgents } from './explain-agents.ts';
import { lookAtLegs } from './explain-legs.ts';
import { scopeOf } from './figure-scope.ts';
import { pageOf, type Key } from './page-of.ts';

const KEYS: Readonly<Record<ContactSort, Key<ContactRow>>> = {
  offered: ({ offeredAtMs }) => offeredAtMs,
  wait: ({ waitMs }) => waitMs,
  outcome: ({ standing }) => standing,
  agent: ({ agent }) => agent?.name ?? null,
  ring: ({ ringMs }) => ringMs,
  talk: ({ talkMs }) => talkMs,
  hold: ({ holdMs }) => holdMs,
  acw: ({ acwMs }) => acwMs,
  ended: ({ endedAtMs }) => endedAtMs,
  queue: ({ queue }) => queue.name,
  contact: ({ contact }) => contact,
  late: ({ lateMs }) => lateMs
};

function hasCounted({ above, isCounted }: ContactRow, counted: ContactFilter['counted']): boolean {
  if (counted === 'not') return !isCounted;
  return isCounted && (counted === 'above') === above > 0;
}

function passes(row: ContactRow, filter: ContactFilter): boolean {
  const { outcome, counted, agent, minWaitMs, maxWaitMs, text, isLate } = filter;
  return (
    (outcome === null || (row.outcome ?? 'none') === outcome) &&
    (counted === null || hasCounted(row, counted)) &&
    (agent === null || row.agent?.id === agent) &&
    (minWaitMs === null || (row.waitMs !== null && row.waitMs >= minWaitMs)) &&
    (maxWaitMs === null || (row.waitMs !== null && row.waitMs <= maxWaitMs)) &&
    (text === null || row.contact.toLowerCase().includes(text.toLowerCase())) &&
    (!isLate || row.lateMs > 0)
  );
}

/** Null where nothing of that name is there, or the figure is none of contacts. */
export function answerContacts({ floor }: StreamFold, question: ContactsQuestion, nowMs: number) {
  const scope = isOfAgents(question) ? null : scopeOf(floor, question, nowMs);
  if (!scope) return null;
  const { shares } = lookAtLegs(floor, question, scope).found;
  const rows = shares.map(({ leg, reading, standing, above, below, isCounted }): ContactRow => {
    const facts = contactFacts(floor.config, scope.site, leg, reading, nowMs);
    return { ...facts, standing, above, below, isCounted };
  });
  const shown = rows.filter((row) => passes(row, question.filter));
  const byName = ({ contact, queue, leg }: ContactRow): string => `${contact}\n${queue.id}\n${leg}`;
  const page: Page<ContactRow> = pageOf(shown, KEYS[question.sort], byName, question, nowMs);
  return page;
}
