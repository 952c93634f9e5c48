/** Lists the contacts that a figure looks at: filtered, sorted, and of them a page. */
import { LATE_MS } from '#lib/protocol/explanation.ts';
import type { ContactFilter, ContactRow, ContactSort, ContactsQuestion } from '#lib/protocol/contacts.ts';
import type { Page } from '#lib/protocol/pages.ts';
import { compareCodePoints } from '../floor/code-points.ts';
import { queueNameOf } from '../floor/definitions.ts';
import type { Floor } from '../floor/floor.ts';
import type { StreamFold } from '../floor/stream-fold.ts';
import { contactFacts, waitUntil } from './contact-facts.ts';
import { isOfAgents } from './explain-agents.ts';
import { lookAtLegs } from './explain-legs.ts';
import { nameOf, scopeOf, type FigureScope } from './figure-scope.ts';
import type { LegShare } from './leg-shares.ts';
import { pageOf, type Key } from './page-of.ts';

type Keys = Readonly<Record<ContactSort, Key<LegShare>>>;

/** Null where no event bears the part. */
const part = (isKnown: boolean, ms: number): number | null => (isKnown ? ms : null);

function keysOf(floor: Floor, { site }: FigureScope, nowMs: number): Keys {
  return {
    offered: ({ reading }) => part(reading.isComplete, reading.offeredAtMs),
    wait: ({ reading }) => waitUntil(reading, nowMs),
    outcome: ({ standing }) => standing,
    agent: ({ reading: { agent } }) => agent && nameOf(site, agent),
    ring: ({ reading }) => part(reading.isHandled && reading.bearsRinging, reading.ringMs),
    talk: ({ reading }) => part(reading.isHandled, reading.talkMs),
    hold: ({ reading }) => part(reading.isHandled && reading.bearsHold, reading.holdMs),
    acw: ({ reading }) => part(reading.isHandled && reading.bearsWrap, reading.acwMs),
    ended: ({ reading }) => part(reading.isHandled, reading.endedAtMs),
    queue: ({ queue }) => queueNameOf(floor.config, site.id, queue.id),
    contact: ({ leg }) => leg.contact,
    late: ({ leg }) => part(leg.lateMs > LATE_MS, leg.lateMs)
  };
}

function hasCounted({ above, isCounted }: LegShare, counted: ContactFilter['counted']): boolean {
  if (counted === 'not') return !isCounted;
  return isCounted && (counted === 'above') === above > 0;
}

const contains = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase());

/** By the id, or by a part of the name. */
function isAnsweredBy({ reading }: LegShare, { site }: FigureScope, agent: string): boolean {
  return reading.agent !== null && (reading.agent === agent || contains(nameOf(site, reading.agent), agent));
}

function hasWaited({ reading }: LegShare, { minWaitMs, maxWaitMs }: ContactFilter, nowMs: number): boolean {
  if (minWaitMs === null && maxWaitMs === null) return true;
  const waitMs = waitUntil(reading, nowMs);
  return waitMs !== null && waitMs >= (minWaitMs ?? 0) && waitMs <= (maxWaitMs ?? Infinity);
}

function passes(share: LegShare, filter: ContactFilter, scope: FigureScope, nowMs: number): boolean {
  const { outcome, counted, agent, text, isLate } = filter;
  return (
    (outcome === null || (share.reading.outcome ?? 'none') === outcome) &&
    (counted === null || hasCounted(share, counted)) &&
    (agent === null || isAnsweredBy(share, scope, agent)) &&
    hasWaited(share, filter, nowMs) &&
    (text === null || contains(share.leg.contact, text)) &&
    (!isLate || share.leg.lateMs > LATE_MS)
  );
}

/** Tells any two legs apart. */
const byName = ({ leg: a }: LegShare, { leg: b }: LegShare): number =>
  compareCodePoints(a.contact, b.contact) || compareCodePoints(a.queue, b.queue) || compareCodePoints(a.leg, b.leg);

/** Null where nothing of that name is there, or the figure is none of contacts. */
export function answerContacts({ floor }: StreamFold, question: ContactsQuestion, nowMs: number) {
  const scope = isOfAgents(question) ? null : scopeOf(floor, question, nowMs);
  if (!scope) return null;
  const { shares } = lookAtLegs(floor, question, scope).found;
  const shown = shares.filter((share) => passes(share, question.filter, scope, nowMs));
  const { rows, ...page } = pageOf(shown, keysOf(floor, scope, nowMs)[question.sort], byName, question, nowMs);
  const answer: Page<ContactRow, ContactSort> = {
    ...page,
    rows: rows.map(({ leg, reading, standing, above, below, isCounted }) => {
      const facts = contactFacts(floor.config, scope.site, leg, reading, nowMs);
      return { ...facts, standing, above, below, isCounted };
    })
  };
  return answer;
}
