import { test } from 'node:test';
import assert from 'node:assert/strict';
import { agent, at, contact } from '../../tests/oracle/given.ts';
import type { ContactFilter, ContactRow, ContactsQuestion } from '#lib/protocol/contacts.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { ANY, FIRST_PAGE, floorOf } from './testing.ts';

const said = (id: string, verb: string, seconds: number, more = {}) => contact(verb, seconds, { contact: id, ...more });

const EVENTS: readonly FloorEvent[] = [
  agent('signed-in', 0, { agent: 'a1', name: 'Ada' }),
  said('quick', 'offered', 1),
  said('quick', 'answered', 11, { agent: 'a1' }),
  said('quick', 'ended', 71),
  said('slow', 'offered', 2, { channel: 'chat' }),
  said('slow', 'answered', 62, { agent: 'a2' }),
  said('gone', 'offered', 3),
  said('gone', 'abandoned', 33),
  said('gone-soon', 'offered', 4),
  said('gone-soon', 'abandoned', 6),
  said('sent', 'offered', 5),
  said('sent', 'diverted', 9, { reason: 'timeout', toQueue: 'sales' }),
  said('called-back', 'offered', 6),
  said('called-back', 'diverted', 9, { reason: 'callback' }),
  said('waits', 'offered', 7)
];
const CONFIG = { defaults: { shortAbandonSeconds: 5 } };

function rows(more: Partial<ContactsQuestion> = {}): readonly ContactRow[] {
  const scope = { kind: 'queue', id: 'billing' } as const;
  const question = { site: 'izmir', scope, channel: null, window: 'today', figure: 'serviceLevel' } as const;
  const late = (event: FloorEvent): number => (event.timeMs === at(62) ? 40 : 0);
  const page = floorOf(EVENTS, 100, CONFIG, late).ask('contacts', { ...question, ...FIRST_PAGE, ...more });
  assert.ok(page);
  assert.equal(page.total, page.rows.length);
  return page.rows;
}

const names = (more: Partial<ContactsQuestion> = {}): string[] => rows(more).map((row) => row.contact);
const filtered = (filter: Partial<ContactFilter>): string[] => names({ filter: { ...ANY, ...filter } });

test('each contact says what it is to the figure, and what it adds above and below the line', () => {
  assert.deepEqual(
    rows().map((row) => [row.contact, row.standing, row.above, row.below]),
    [
      ['quick', 'answeredInTarget', 1, 1],
      ['slow', 'answeredLate', 0, 1],
      ['gone', 'abandonedLate', 0, 1],
      ['gone-soon', 'abandonedShort', 0, 0],
      ['sent', 'notServed', 0, 1],
      ['called-back', 'diverted', 0, 0]
    ]
  );
  const atSite = rows({ scope: { kind: 'site', id: null } });
  assert.equal(atSite.find((row) => row.contact === 'sent')?.standing, 'elsewhere');
  assert.deepEqual(names({ figure: 'waiting', window: 'now' }), ['waits']);
});

test('a row bears what is known of the contact', () => {
  const [quick, slow] = rows();
  assert.deepEqual(
    { ...quick },
    {
      contact: 'quick',
      leg: '1',
      queue: { id: 'billing', name: 'billing' },
      channel: 'voice',
      direction: 'inbound',
      offeredAtMs: at(1),
      outcome: 'answered',
      outcomeAtMs: at(11),
      waitMs: 10_000,
      reason: null,
      toQueue: null,
      agent: { id: 'a1', name: 'Ada' },
      endedAtMs: at(71),
      ringMs: null,
      talkMs: 60_000,
      holdMs: null,
      acwMs: null,
      lateMs: 0,
      isOfferDerived: false,
      isWithoutOutcome: false,
      isHealed: false,
      standing: 'answeredInTarget',
      above: 1,
      below: 1,
      isCounted: true
    }
  );
  assert.deepEqual(
    [slow?.channel, slow?.agent, slow?.talkMs, slow?.lateMs],
    ['chat', { id: 'a2', name: 'a2' }, null, 40_000]
  );
});

test('rows are sorted as asked, what is not known last in either order', () => {
  assert.deepEqual(names({ sort: 'wait', order: 'desc' }).slice(0, 3), ['slow', 'gone', 'quick']);
  assert.deepEqual(names({ sort: 'wait' }).slice(0, 2), ['gone-soon', 'called-back']);
  assert.deepEqual(names({ sort: 'agent' }).slice(0, 2), ['quick', 'slow']);
  assert.deepEqual(names({ sort: 'agent', order: 'desc' }).slice(0, 2), ['slow', 'quick']);
  assert.deepEqual(names({ sort: 'contact' }).at(0), 'called-back');
});

test('rows are filtered by outcome, agent, wait, a part of the id, what counts, and lateness', () => {
  assert.deepEqual(filtered({ outcome: 'abandoned' }), ['gone', 'gone-soon']);
  assert.deepEqual(filtered({ agent: 'a2' }), ['slow']);
  assert.deepEqual(filtered({ agent: 'AD' }), ['quick']);
  assert.deepEqual(filtered({ minWaitMs: 10_000, maxWaitMs: 30_000 }), ['quick', 'gone']);
  assert.deepEqual(filtered({ text: 'GONE' }), ['gone', 'gone-soon']);
  assert.deepEqual(filtered({ counted: 'above' }), ['quick']);
  assert.deepEqual(filtered({ counted: 'below' }), ['slow', 'gone', 'sent']);
  assert.deepEqual(filtered({ counted: 'not' }), ['gone-soon', 'called-back']);
  assert.deepEqual(filtered({ isLate: true }), ['slow']);
  assert.deepEqual(filtered({ outcome: 'none' }), []);
});

test('a page is fifty rows, and the total is of all', () => {
  const many = Array.from({ length: 120 }, (_, index) => said(`c-${String(index).padStart(3, '0')}`, 'offered', index));
  const floor = floorOf(many, 200);
  const question = {
    ...FIRST_PAGE,
    site: 'izmir',
    scope: { kind: 'site', id: null },
    channel: null,
    window: 'today',
    figure: 'offered'
  } as const;
  const pages = [1, 2, 3, 4].map((page) => floor.ask('contacts', { ...question, page })!);
  assert.deepEqual(
    pages.map(({ total, rows }) => [total, rows.length, rows[0]?.contact]),
    [
      [120, 50, 'c-000'],
      [120, 50, 'c-050'],
      [120, 20, 'c-100'],
      [120, 0, undefined]
    ]
  );
});

test('figures of agents have no contacts', () => {
  const question = {
    site: 'izmir',
    scope: { kind: 'site', id: null },
    channel: null,
    window: 'now',
    ...FIRST_PAGE
  } as const;
  assert.equal(floorOf(EVENTS, 100).ask('contacts', { ...question, figure: 'availability' }), null);
});
