import { test } from 'node:test';
import assert from 'node:assert/strict';
import { agent, at, bytesOf, envelope, snapshot, written } from '../../../tests/oracle/given.ts';
import { readEnvelope } from '../../contract/read-event.ts';
import { subjectOf } from '../../contract/subject.ts';
import { Leg } from '../leg.ts';
import { StreamFold } from '../stream-fold.ts';
import { legOf, legRow } from './leg-row.ts';
import { Names, Row } from './row.ts';
import { StateLoader } from './state-loader.ts';
import { closedIds, stateParts } from './state-parts.ts';
import { restarted, writtenParts } from './testing.ts';

type Members = Record<string, unknown>;

function take(fold: StreamFold, event: object, storedAt: number): void {
  const read = readEnvelope(event).event;
  assert.ok(read);
  const message = { sequence: fold.sequence + 1, storedAtMs: at(storedAt), subject: subjectOf(read) };
  assert.equal(fold.take({ ...message, data: bytesOf(event) }, at(storedAt)), null);
}

const said = (verb: string, seconds: number, more: Members = {}): Members =>
  envelope(`contact.${verb}`, seconds, { contact: 'c1', queue: 'billing', ...more });
const state = (seconds: number, state: string, more: Members = {}): Members =>
  envelope('agent.state', seconds, { agent: 'a1', state, ...more });

/** A little of everything. */
function someFold(): StreamFold {
  const fold = new StreamFold({});
  take(fold, said('offered', 0, { channel: 'chat' }), 1);
  take(fold, said('answered', 5, { agent: 'a1' }), 6);
  take(fold, state(5, 'talking'), 6);
  take(fold, envelope('source.heartbeat', 6, { name: 'pbx', everyMs: 5000 }), 6);
  take(fold, envelope('source.snapshot', 7, { name: 'pbx', agents: [], waiting: [] }), 7);
  take(fold, said('ended', 60), 7);
  take(fold, envelope('source.heartbeat', 90, { name: 'pbx', everyMs: 5000 }), 90);
  return fold;
}

const parsed = (fold: StreamFold): Members[] => writtenParts(fold).map((part) => JSON.parse(part) as Members);

function load(parts: readonly unknown[]): StreamFold {
  const loader = new StateLoader({});
  for (const part of parts) loader.take(part);
  return loader.finish();
}

test('a state is the same whether it is of the fold or of the fold that it was restored to', () => {
  const fold = someFold();
  assert.deepEqual(writtenParts(restarted(fold)), writtenParts(fold));
  const silencesOf = (of: StreamFold) => of.floor.site('izmir').sources.get('/acd')!.silences;
  assert.deepEqual(silencesOf(restarted(fold)), [{ fromMs: at(6), toMs: at(90) }]);
  assert.deepEqual(writtenParts(restarted(new StreamFold({}))), writtenParts(new StreamFold({})));
});

test('every fact of a leg comes back', () => {
  const fact = (number: number) => ({ timeMs: at(number), source: `/s${number}`, id: `i${number}` });
  const way = { channel: 'email', direction: 'outbound' } as const;
  const leg = Object.assign(new Leg('billing', 'c1', '2'), {
    firstMs: at(-5),
    lastMs: at(99),
    lateMs: 17,
    offered: { ...fact(1), ...way },
    answered: { ...fact(2), ...way, agent: 'a1', waitMs: 0 },
    abandoned: { ...fact(3), channel: 'chat', waitMs: 7 },
    diverted: { ...fact(4), reason: 'voicemail', toQueue: 'sales', waitMs: 1e300 },
    transferred: { ...fact(5), toQueue: 'sales', toAgent: 'a4', toUnit: 'Back office' },
    ended: fact(6),
    wrapped: { ...fact(7), category: 'sale', requests: 3 },
    ringing: [
      { timeMs: at(8), agent: 'a2' },
      { timeMs: at(7), agent: 'a1' }
    ],
    unanswered: [{ timeMs: at(9), agent: 'a3' }],
    heldMs: [at(10), at(9)],
    resumedMs: [at(11)],
    listings: { first: fact(12), lastMs: at(13), offered: { ...fact(14), ...way, direction: null } },
    healedMs: null
  });
  const names = new Names();
  const row = JSON.parse(JSON.stringify(legRow(leg, names))) as unknown;
  assert.deepEqual(legOf(new Row(row), 'billing', names.list), leg);
  const nothing = { firstMs: Infinity, listings: null, offered: null };
  const bare = Object.assign(legOf(new Row(row), 'billing', names.list), nothing);
  const bareRow = JSON.parse(JSON.stringify(legRow(bare, names))) as unknown;
  assert.deepEqual(legOf(new Row(bareRow), 'billing', names.list), bare);
});

test('every fact of an agent comes back, the forgotten ones as what they amounted to', () => {
  const fold = new StreamFold({});
  const { floor } = fold;
  const site = floor.site('izmir');
  const attributes = { name: 'Ada', extension: '4711', team: 'red', queues: ['billing'] };
  for (const event of [
    agent('signed-in', 0, attributes),
    agent('state', 1, { state: 'not-ready', reason: 'break', free: 2 }),
    agent('queues', 2, { queues: ['sales'], until: written(500_000) }),
    snapshot(3, { agents: [{ agent: 'a1', state: 'talking', since: written(2), ...attributes }] }),
    agent('help', 4, { kind: 'other' }),
    agent('help', 4, { kind: 'system', text: 'no sound' }),
    agent('help', 5, { kind: 'other', resolved: true }),
    agent('signed-out', 5)
  ]) {
    site.apply(event, event.timeMs);
  }
  const statusOf = (of: StreamFold) => of.floor.site('izmir').agent('a1').status;
  assert.equal(statusOf(fold).helps.length, 1);
  assert.deepEqual(statusOf(restarted(fold)), statusOf(fold));
  floor.settle(at(300_000));
  floor.forgetOld(at(300_000));
  assert.deepEqual([...site.agent('a1').facts().timeline], []);
  assert.deepEqual(statusOf(restarted(fold)), statusOf(fold));
});

test('what the configuration lists is not in the state: under another one it is not there', () => {
  const fold = new StreamFold({ sites: { izmir: {}, ankara: {} }, queues: { 'izmir/billing': {}, 'izmir/idle': {} } });
  take(fold, said('offered', 0), 0);
  const { floor } = restarted(fold, {});
  assert.deepEqual([...floor.sites.keys()], ['izmir']);
  assert.deepEqual([...floor.site('izmir').queues.keys()], ['billing']);
});

test('an event that was not due is held, and comes due', () => {
  const fold = new StreamFold({});
  take(fold, said('offered', 100), 0);
  const back = restarted(fold);
  assert.equal(back.after, 1);
  assert.equal(back.advance(at(99)), at(100));
  assert.equal(back.advance(at(100)), Infinity);
  assert.equal(back.floor.site('izmir').queue('billing').waiting.size, 1);
});

test('what was rejected is still counted, and shown', () => {
  const fold = new StreamFold({});
  const bad = { storedAtMs: at(0), subject: 'floor.x', data: bytesOf('no event') };
  for (let sequence = 1; sequence <= 120; sequence++) fold.take({ ...bad, sequence }, at(0));
  const back = restarted(fold);
  assert.equal(back.counts.rejected, 120);
  assert.deepEqual(back.rejections, fold.rejections);
});

test('ids of days that are over are named by the state, and come by themselves', () => {
  const fold = new StreamFold({});
  for (let day = 0; day < 3; day++) take(fold, said('offered', day * 86_400, { contact: `c${day}` }), day * 86_400);
  const [first, second, ...more] = closedIds(fold);
  assert.deepEqual(more, []);
  const parts = [...stateParts(fold)];
  assert.ok(!parts.some(({ set }) => set === first!.name));
  const loader = new StateLoader({});
  for (const part of parts) loader.take(part);
  assert.deepEqual(loader.missingIds, [first!.name, second!.name]);
  assert.throws(() => loader.finish(), new RegExp(first!.name));
  for (const closed of [second!, first!]) for (const part of closed.parts()) loader.take(part);
  assert.deepEqual(loader.missingIds, []);
  assert.deepEqual(writtenParts(loader.finish()), writtenParts(fold));
});

test('no part holds more than some hundred legs or agents', () => {
  const fold = new StreamFold({});
  for (let number = 0; number < 2000; number++) {
    take(fold, said('offered', number, { contact: `c${number}` }), number);
    take(fold, state(number, 'available', { agent: `a${number}` }), number);
  }
  const longest = Math.max(...[...stateParts(fold)].map(({ rows }) => (Array.isArray(rows) ? rows.length : 0)));
  assert.ok(longest > 1 && longest <= 500, String(longest));
});

test('a state of another version is refused', () => {
  const [header, ...rest] = parsed(someFold());
  assert.throws(() => load([{ ...header, version: 99 }, ...rest]), /part 1 \(state\): it is of version 99/);
});

test('a state that is cut off, or lacks a part, is refused', () => {
  const parts = parsed(someFold());
  for (let length = 0; length < parts.length; length++) {
    assert.throws(() => load(parts.slice(0, length)), /cut off/, `${length} of ${parts.length}`);
  }
  const legs = parts.findIndex(({ kind }) => kind === 'legs');
  assert.throws(() => load(parts.toSpliced(legs, 1)), /parts should have come/);
  const ids = parts.findIndex(({ kind }) => kind === 'ids');
  assert.throws(() => load(parts.toSpliced(ids, 1)), /ids-\S+ is missing/);
});

test('what is not understood is named by its part', () => {
  const parts = parsed(someFold());
  const place = parts.findIndex(({ kind }) => kind === 'legs');
  const instead = (part: unknown): unknown[] => parts.toSpliced(place, 1, part as Members);
  const legs = parts[place]!;
  assert.throws(() => load(instead({ ...legs, kind: 'feet' })), /part \d+ \(feet\): there is no such kind/);
  assert.throws(() => load(instead(null)), /part \d+ \(undefined\)/);
  assert.throws(() => load(instead({ ...legs, rows: [['c1', 2]] })), /\(legs\): value 2 of a row must be a string/);
  assert.throws(() => load(instead({ ...legs, names: [] })), /\(legs\): there is no name 0/);
  assert.throws(() => load(instead({ ...legs, rows: null })), /\(legs\): value 1 of a row must be a row/);
  assert.throws(() => load(parts.toSpliced(0, 1)), /a state begins with another part/);
});
