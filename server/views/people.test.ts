import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agent, at, contact, snapshot } from '../../tests/oracle/given.ts';
import type { WallNames } from '../contract/config.ts';
import { WALL_NAMES } from '../contract/config.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { Floor } from '../floor/floor.ts';
import { BY_NAME, forWalls, type People } from './people.ts';
import { siteView } from './site-view.ts';

const NOW = at(600);
/** As secret as a test needs it. */
const numbered = (): ((id: string) => string) => {
  const ids: string[] = [];
  return (id) => `row ${ids.includes(id) ? ids.indexOf(id) : ids.push(id) - 1}`;
};

function viewOf(events: readonly FloorEvent[], people: People, wallNames?: WallNames, language?: string) {
  const site = { ...(wallNames && { wallNames }), ...(language && { language }) };
  const floor = new Floor({ sites: { izmir: site } });
  for (const event of events) floor.apply(event, event.timeMs);
  floor.settle(NOW);
  return siteView(floor, 'izmir', NOW, 0, people)!;
}

const onWall = (events: readonly FloorEvent[], wallNames?: WallNames, language?: string) =>
  Object.values(viewOf(events, forWalls(numbered()), wallNames, language).agents).map(({ name }) => name);

const signedIn = (more: object) => agent('signed-in', 0, { agent: 'elif', ...more });

test('a desk has ids and names, and the id where nobody stated a name', () => {
  const { agents } = viewOf([signedIn({ name: 'Elif Kaya' }), agent('state', 0, { state: 'talking' })], BY_NAME);
  assert.deepEqual(
    Object.entries(agents).map(([id, { name }]) => [id, name]),
    [
      ['elif', 'Elif Kaya'],
      ['a1', 'a1']
    ]
  );
});

test('a wall has initials, else the extension, else nothing', () => {
  assert.deepEqual(onWall([signedIn({ name: 'Elif Kaya', extension: '2101' })]), ['EK']);
  assert.deepEqual(onWall([signedIn({ extension: '2101' })]), ['2101']);
  assert.deepEqual(onWall([signedIn({})]), [null]);
});

test('a wall is not told why somebody is not ready', () => {
  const events = [signedIn({}), agent('state', 5, { agent: 'elif', state: 'not-ready', reason: 'doctor' })];
  const reasons = (people: People) => Object.values(viewOf(events, people).agents).map(({ reason }) => reason);
  assert.deepEqual(reasons(forWalls(numbered())), [null]);
  assert.deepEqual(reasons(BY_NAME), ['doctor']);
});

test('a site may have it show less', () => {
  const both = [signedIn({ name: 'Elif Kaya', extension: 2101 })];
  assert.deepEqual(onWall(both, 'extension'), ['2101']);
  assert.deepEqual(onWall(both, 'none'), [null]);
  assert.deepEqual(onWall([signedIn({ name: 'Elif Kaya' })], 'extension'), [null]);
});

test('an extension that is no number may be a name', () => {
  for (const extension of ['Elif', 'PJSIP/elif', 'e-1', '1'.repeat(17)]) {
    assert.deepEqual(onWall([signedIn({ extension })]), [null], extension);
  }
  assert.deepEqual(onWall([signedIn({ extension: '+90 232 101' })]), ['+90 232 101']);
});

test('initials are written as the site’s language has it', () => {
  assert.deepEqual(onWall([signedIn({ name: 'ipek ışık' })], undefined, 'tr'), ['İI']);
  assert.deepEqual(onWall([signedIn({ name: 'ipek ışık' })]), ['II']);
});

test('all else that a wall shows of people is what a desk shows', () => {
  const events = [
    signedIn({ name: 'Elif Kaya', team: 'red' }),
    agent('state', 5, { agent: 'elif', state: 'not-ready', reason: 'lunch' })
  ];
  const rows = (people: People) =>
    Object.values(viewOf(events, people).agents).map((row) => ({ ...row, name: null, reason: null }));
  assert.deepEqual(rows(forWalls(numbered())), rows(BY_NAME));
});

/** Letters that no word of the wire has. */
const word = fc.string({ unit: fc.constantFrom(...'qxzğışÇمحنЖ字'), minLength: 4, maxLength: 9 });
const token = fc.string({ unit: fc.constantFrom(...'qxQX_'), minLength: 4, maxLength: 9 });
const fullName = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const person = fc.record({
  id: token,
  name: fc.oneof(fullName, word, fc.constant(undefined)),
  loginId: fc.oneof(word, token),
  extension: fc.oneof(word, token, fc.constantFrom(2101, '77', undefined)),
  customer: fullName,
  contact: token,
  reason: word,
  isListed: fc.boolean()
});
type Person = typeof person extends fc.Arbitrary<infer T> ? T : never;

function dayOf({ id, name, loginId, extension, customer, contact: call, reason, isListed }: Person): FloorEvent[] {
  const attributes = { agent: id, name, loginId, extension };
  const entry = { ...attributes, state: 'talking', since: '2026-11-23T10:00:00Z' };
  return [
    isListed ? snapshot(0, { agents: [entry] }, { source: `/of ${id.length}` }) : agent('signed-in', 0, attributes),
    contact('offered', 1, { contact: call, customer }),
    contact('answered', 2, { contact: call, agent: id }),
    agent('state', 3, { agent: id, state: 'not-ready', reason, contact: call })
  ];
}

test('nothing of a name, an id, a login, a reason, a contact or a customer is in what a wall is sent', () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 6 }), fc.constantFrom(...WALL_NAMES), (people, names) => {
      const view = viewOf(people.flatMap(dayOf), forWalls(numbered()), names);
      assert.ok(Object.keys(view.agents).length > 0);
      const sent = JSON.stringify(view).toLowerCase();
      const private_ = people.flatMap(({ id, name, loginId, customer, reason, contact: call }) => [
        ...[id, loginId, reason, call],
        ...[name ?? '', customer].join(' ').split(' ').filter(Boolean)
      ]);
      for (const text of private_) assert.ok(!sent.includes(text.toLowerCase()), `${text} is in ${sent}`);
    })
  );
});
