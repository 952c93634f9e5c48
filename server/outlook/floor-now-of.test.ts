import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, at, contact } from '../../tests/oracle/given.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { floorNowOf, type Outside } from './floor-now-of.ts';
import { siteOf } from './testing.ts';

const OUTSIDE: Outside = { baselineOf: () => null, slotMs: 1_800_000, backAtMs: () => null };
const NOW = 600;

const signedIn = (id: string, queues: readonly string[]): FloorEvent => agent('signed-in', 0, { agent: id, queues });
const state = (id: string, seconds: number, to: string, more = {}): FloorEvent =>
  agent('state', seconds, { agent: id, state: to, ...more });

const EVENTS = [
  signedIn('talks', ['billing', 'sales']),
  signedIn('idle', ['billing']),
  signedIn('away', ['billing']),
  signedIn('wraps', ['sales']),
  signedIn('chats', ['chat']),
  signedIn('elsewhere', []),
  state('idle', 100, 'available'),
  state('away', 120, 'not-ready', { reason: 'lunch' }),
  contact('offered', 400, { contact: 'c1' }),
  contact('answered', 410, { contact: 'c1', agent: 'talks' }),
  state('talks', 410, 'talking'),
  state('wraps', 570, 'acw'),
  contact('offered', 500, { contact: 'w1', queue: 'sales' }),
  contact('offered', 540, { contact: 'w2', queue: 'sales' }),
  contact('offered', 300, { contact: 'k1', queue: 'chat', channel: 'chat' }),
  contact('answered', 300, { contact: 'k1', queue: 'chat', agent: 'chats' }),
  contact('offered', 350, { contact: 'k2', queue: 'chat', channel: 'chat' }),
  contact('answered', 350, { contact: 'k2', queue: 'chat', agent: 'chats' }),
  state('chats', 350, 'talking', { free: 1 }),
  contact('offered', 560, { contact: 'm1', queue: 'chat', channel: 'email' }),
  agent('signed-out', 590, { agent: 'elsewhere' })
];

test('has a line for each channel of a queue, with who waits in it', () => {
  const { lines } = floorNowOf(siteOf(EVENTS, NOW), at(NOW), OUTSIDE);
  assert.deepEqual(
    lines.map(({ queue, waitingMs }) => [queue, waitingMs]),
    [
      ['billing', []],
      ['sales', [100_000, 60_000]],
      ['chat', []],
      ['chat', [40_000]]
    ]
  );
  assert.ok(lines.every(({ arrivals }) => arrivals.length === 30 && arrivals.every((each) => each > 0)));
});

test('has a hand for each contact that an agent has, or could take', () => {
  const { hands, lines } = floorNowOf(siteOf(EVENTS, NOW), at(NOW), OUTSIDE);
  assert.deepEqual(
    hands.map(({ agent, lines: its, doing }) => [
      agent,
      its.map((place) => lines[place]!.queue),
      doing.kind,
      doing.forMs
    ]),
    [
      ['talks', ['billing', 'sales'], 'busy', 190_000],
      ['idle', ['billing'], 'free', 500_000],
      ['away', ['billing'], 'busy', 480_000],
      ['wraps', ['sales'], 'busy', 30_000],
      ['chats', ['chat', 'chat'], 'busy', 300_000],
      ['chats', ['chat', 'chat'], 'busy', 250_000],
      ['chats', ['chat', 'chat'], 'free', 250_000]
    ]
  );
});

test('knows who is free though somebody of its queues waits', () => {
  const events = [...EVENTS, signedIn('seller', ['sales']), state('seller', 200, 'available')];
  const { hands } = floorNowOf(siteOf(events, NOW), at(NOW), OUTSIDE);
  const passedOver = hands.flatMap(({ agent, doing }) =>
    doing.kind === 'free' ? [[agent, doing.isPassedOver] as const] : []
  );
  assert.deepEqual(Object.fromEntries(passedOver), { idle: false, seller: true, chats: false });
});

test('knows the planned end of a break', () => {
  const backAtMs = (id: string): number | null => (id === 'away' ? at(NOW + 90) : null);
  const { hands } = floorNowOf(siteOf(EVENTS, NOW), at(NOW), { ...OUTSIDE, backAtMs });
  assert.deepEqual(hands.find(({ agent }) => agent === 'away')!.doing, { kind: 'away', forMs: 90_000 });
});

test('expects what the baseline says', () => {
  const baseline = {
    means: Array<number>(48).fill(60),
    dispersion: 1,
    calmDispersion: 1,
    levelError: 0.01,
    days: 9,
    ofWeekday: 2
  };
  const { lines } = floorNowOf(siteOf(EVENTS, NOW), at(NOW), { ...OUTSIDE, baselineOf: () => baseline });
  const sales = lines.find(({ queue }) => queue === 'sales')!;
  assert.ok(Math.abs(sales.arrivals[0]! - 2) < 0.2);
});

test('has a line for a queue that nothing has come to yet', () => {
  const { lines, hands } = floorNowOf(siteOf([], 0, { queues: { 'izmir/billing': {} } }), at(0), OUTSIDE);
  assert.deepEqual(
    lines.map(({ queue }) => queue),
    ['billing']
  );
  assert.ok(lines[0]!.arrivals[0]! < 0.1);
  assert.deepEqual(hands, []);
});
