import { test } from 'node:test';
import assert from 'node:assert/strict';
import { contact } from '../../tests/oracle/given.ts';
import { FORMULAS, type FloorConfig } from '../contract/config.ts';
import { contribute, SUM, type SumName } from './contributions.ts';
import { definitionOf } from './definitions.ts';
import { FIGURES, SERVICE_LEVEL, sumAt, type FigureName, type Level, type Term } from './figure-definitions.ts';
import { figureOf, windowFigures, type WindowFigures } from './figures.ts';
import { absorb, Leg, type ContactEvent } from './leg.ts';
import { readLeg } from './leg-reading.ts';
import { emptySums, type Sums } from './sums.ts';

type Facts = readonly ContactEvent[];

type Defaults = NonNullable<FloorConfig['defaults']>;

/** The sums of these legs of queue billing, all of whose parts fall into the window. */
function sumsOf(legs: readonly Facts[], defaults: Defaults): Sums {
  const sums = emptySums();
  for (const facts of legs) {
    const leg = new Leg('billing', 'c1', '1');
    for (const event of facts) absorb(leg, event);
    const reading = readLeg(leg);
    const definition = definitionOf({ defaults }, 'izmir', 'billing', reading.channel);
    contribute(reading, 'billing', definition, (_atMs, sum, amount) => (sums[sum]! += amount));
  }
  return sums;
}

const figuresOf = (legs: readonly Facts[], defaults: Defaults = {}, level: Level = 'queue'): WindowFigures =>
  windowFigures(sumsOf(legs, defaults), -Infinity, level);

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const counts = (figures: WindowFigures, expected: Partial<WindowFigures>): void => {
  const keys = Object.keys(expected) as (keyof WindowFigures)[];
  assert.deepEqual(Object.fromEntries(keys.map((key) => [key, figures[key]])), expected);
};

const offered = (more = {}) => contact('offered', 0, more);
const answered = (seconds: number, more = {}): Facts => [
  offered(),
  contact('answered', seconds, { agent: 'a1', ...more })
];
const abandoned = (seconds: number, more = {}): Facts => [offered(more), contact('abandoned', seconds)];
const diverted = (reason: string, more = {}): Facts => [offered(), contact('diverted', 9, { reason, ...more })];
/** Rang 2 s before the answer at 10 s; talked 60 s. */
const handled = (...more: readonly ContactEvent[]): Facts => [...answered(10), contact('ended', 70), ...more];

const HUNDRED = [
  ...times(70, answered(15)),
  ...times(12, answered(40)),
  ...times(4, abandoned(3)),
  ...times(6, abandoned(12)),
  ...times(8, abandoned(60))
];

for (const [formula, expected] of [
  ['offered', '70.0'],
  ['ignore-early', '77.8'],
  ['early-ok', '80.0'],
  ['answered', '85.4']
] as const) {
  test(`of 100 offered: 70 answered in T, 12 late, 10 abandoned in T, 8 later: \`${formula}\` is ${expected} %`, () => {
    const { serviceLevel } = figuresOf(HUNDRED, { formula });
    assert.equal(((serviceLevel ?? NaN) * 100).toFixed(1), expected);
  });
}

test('with S so that four of them are short, `offered` is 72.9 %', () => {
  const figures = figuresOf(HUNDRED, { formula: 'offered', shortAbandonSeconds: 5 });
  assert.equal((figures.serviceLevel! * 100).toFixed(1), '72.9');
  counts(figures, { offered: 100, answered: 82, abandoned: 14, abandonedShort: 4, abandonedInTarget: 6 });
});

test('the service level leg by leg is what its formula makes of the counts', () => {
  const legs = [...HUNDRED, diverted('timeout'), diverted('overflow', { toQueue: 'sales' }), diverted('callback')];
  for (const formula of FORMULAS) {
    const sums = sumsOf(legs, { formula, shortAbandonSeconds: 5 });
    for (const level of ['queue', 'site'] as const) {
      const of = (name: SumName): number => sums[SUM[sumAt(level, name)]]!;
      const amount = (term: Term): number =>
        term.startsWith('-') ? -of(term.slice(1) as SumName) : of(term as SumName);
      const total = (terms: readonly Term[]): number => terms.reduce((sum, term) => sum + amount(term), 0);
      const { above, below } = SERVICE_LEVEL[formula];
      assert.deepEqual([total(above), total(below)], [of('serviceLevelNumerator'), of('serviceLevelDenominator')]);
    }
  }
});

test('a figure alone is what it is among the others', () => {
  const sums = sumsOf([...HUNDRED, handled(contact('wrapped', 80, { category: 'sale' }))], { shortAbandonSeconds: 5 });
  for (const level of ['queue', 'site'] as const) {
    const { wrapped, maxWaitMs: _, ...figures } = windowFigures(sums, -Infinity, level);
    const byCategory = Object.entries(wrapped).map(([category, value]) => [`wrapped.${category}`, value] as const);
    const all = [...Object.entries(figures), ...byCategory, ['incomplete', 0] as const];
    assert.deepEqual(all.map(([name]) => name).sort(), Object.keys(FIGURES).sort());
    for (const [name, value] of all) assert.equal(figureOf(name as FigureName, sums, level), value, name);
  }
});

test('T belongs to the target, and S is no short abandon', () => {
  counts(figuresOf([answered(20), answered(20.001)]), { answered: 2, answeredInTarget: 1 });
  const defaults = { shortAbandonSeconds: 5 };
  counts(figuresOf([abandoned(4.999), abandoned(5)], defaults), { abandoned: 1, abandonedShort: 1 });
  counts(figuresOf([abandoned(20), abandoned(20.001)]), { abandoned: 2, abandonedInTarget: 1 });
});

test('T and S are exact where binary fractions of seconds are not', () => {
  for (const seconds of [1.005, 1.001, 4.35, 0.07, 8.2, 16.1]) {
    counts(figuresOf([answered(seconds)], { thresholdSeconds: seconds }), { answeredInTarget: 1 });
    counts(figuresOf([abandoned(seconds)], { shortAbandonSeconds: seconds }), { abandoned: 1, abandonedShort: 0 });
  }
});

test('with S above T no abandoned is in target', () => {
  const defaults = { thresholdSeconds: 5, shortAbandonSeconds: 10, formula: 'early-ok' } as const;
  counts(figuresOf([abandoned(3), abandoned(12)], defaults), { abandoned: 1, abandonedInTarget: 0, serviceLevel: 0 });
});

test('with nothing to divide by, ratios and means are null and counts 0', () => {
  const figures = figuresOf([]);
  for (const [id, value] of Object.entries(figures)) {
    if (id === 'wrapped') continue;
    assert.equal(value, /Level|Rate|Resolution|Ms$/.test(id) ? null : 0, id);
  }
  assert.equal(figuresOf([abandoned(30)], { formula: 'answered' }).serviceLevel, null);
  assert.equal(figuresOf([abandoned(3)], { formula: 'ignore-early' }).serviceLevel, null);
});

test('timeout, overflow, voicemail, full and other are the queue’s failure; the rest is nobody’s', () => {
  const failures = ['timeout', 'overflow', 'voicemail', 'full', 'other'];
  const rest = ['callback', 'closed', 'self-service', 'elsewhere'];
  counts(figuresOf([...failures, ...rest].map((reason) => diverted(reason))), { diverted: 9, divertedUnserved: 5 });
  counts(figuresOf(rest.map((reason) => diverted(reason))), { divertedUnserved: 0, serviceLevel: null });
});

test('unserved diversions lower `offered`, the answer rate and the abandon rate, and no other formula', () => {
  const legs = [answered(5), abandoned(30), diverted('timeout'), diverted('full')];
  counts(figuresOf(legs), { serviceLevel: 1 / 4, answerRate: 1 / 4, abandonRate: 1 / 4 });
  assert.equal(figuresOf(legs, { formula: 'answered' }).serviceLevel, 1);
  assert.equal(figuresOf(legs, { formula: 'ignore-early' }).serviceLevel, 1 / 2);
  assert.equal(figuresOf(legs, { formula: 'early-ok' }).serviceLevel, 1 / 2);
});

test('a site leaves out who was diverted to another queue, whatever the reason, and who was got elsewhere', () => {
  const legs = [
    answered(5),
    diverted('overflow'),
    diverted('overflow', { toQueue: 'sales' }),
    diverted('callback', { toQueue: 'sales' }),
    diverted('elsewhere')
  ];
  counts(figuresOf(legs, {}, 'queue'), { offered: 5, diverted: 4, divertedUnserved: 2, serviceLevel: 1 / 3 });
  counts(figuresOf(legs, {}, 'site'), { offered: 2, diverted: 4, divertedUnserved: 1, serviceLevel: 1 / 2 });
  counts(figuresOf(legs, {}, 'site'), { answerRate: 1 / 2, abandonRate: 0 });
});

test('diverted to the very queue it was in is diverted to no other queue', () => {
  const legs = [diverted('overflow', { toQueue: 'billing' })];
  counts(figuresOf(legs, {}, 'site'), { offered: 1, divertedUnserved: 1 });
});

test('a diversion that another outcome beats leaves nothing out', () => {
  const legs = [[...diverted('overflow', { toQueue: 'sales' }), ...answered(5).slice(1)]];
  counts(figuresOf(legs, {}, 'site'), { offered: 1, answered: 1, diverted: 0 });
});

test('asa is of answered, abandonWait of abandoned that were not short', () => {
  const legs = [answered(10), answered(20), abandoned(3), abandoned(30), abandoned(40)];
  counts(figuresOf(legs, { shortAbandonSeconds: 5 }), { asaMs: 15_000, abandonWaitMs: 35_000 });
});

test('aht is ring + talk + acw of handled, hold being a part of talk', () => {
  const full = handled(
    contact('ringing', 8, { agent: 'a1' }),
    contact('held', 20),
    contact('resumed', 35),
    contact('wrapped', 100)
  );
  const parts = { ringMs: 2000, talkMs: 60_000, holdMs: 15_000, acwMs: 30_000 };
  counts(figuresOf([full]), { handled: 1, ...parts, ahtMs: 92_000 });
  counts(figuresOf([full, handled()]), { handled: 2, ringMs: 1000, talkMs: 60_000, holdMs: 7500, acwMs: 15_000 });
});

test('hold, acw and ring are null where no handled leg bears any: a source that does not say is not a zero', () => {
  counts(figuresOf([handled()]), { ringMs: null, holdMs: null, acwMs: null, talkMs: 60_000, ahtMs: 60_000 });
  counts(figuresOf([handled(contact('ringing', 8, { agent: 'a2' }))]), { ringMs: 0 });
  counts(figuresOf([handled(contact('held', 90))]), { holdMs: 0 });
  counts(figuresOf([handled(contact('wrapped', 50))]), { acwMs: 0 });
  const unhandled: Facts = [...answered(10), contact('held', 20), contact('wrapped', 30)];
  counts(figuresOf([handled(), unhandled]), { handled: 1, holdMs: null, acwMs: null });
});

test('transfers and categories are of handled legs only, and every category is there', () => {
  const sale = handled(contact('wrapped', 80, { category: 'sale' }), contact('transferred', 50));
  const open: Facts = [...answered(5), contact('transferred', 9), contact('wrapped', 9, { category: 'complaint' })];
  const figures = figuresOf([sale, sale, open]);
  assert.equal(figures.transferred, 2);
  assert.deepEqual(figures.wrapped, {
    information: 0,
    transaction: 0,
    sale: 2,
    complaint: 0,
    satisfaction: 0,
    suggestion: 0,
    other: 0
  });
});

test('first contact resolution is the share with requests ≤ 1 of those that state requests', () => {
  const legs = [0, 1, 2, null].map((requests) => handled(contact('wrapped', 80, { requests })));
  assert.equal(figuresOf(legs).firstContactResolution, 2 / 3);
  assert.equal(figuresOf([handled(contact('wrapped', 80))]).firstContactResolution, null);
});

test('outbound legs count in the outbound figures only', () => {
  const out = { direction: 'outbound' };
  const call: Facts = [contact('answered', 10, { agent: 'a1', ...out }), contact('ended', 40)];
  const nuisance: Facts = [offered(out), contact('abandoned', 0.5)];
  const figures = figuresOf([call, nuisance], { shortAbandonSeconds: 5 });
  counts(figures, { outboundAnswered: 1, outboundAbandoned: 1, outboundHandled: 1, outboundTalkMs: 30_000 });
  counts(figures, { offered: 0, answered: 0, abandoned: 0, abandonedShort: 0, handled: 0, serviceLevel: null });
});

test('internal legs count in no figure of a queue', () => {
  const internal = { direction: 'internal' };
  const legs: Facts[] = [
    [contact('answered', 10, { agent: 'a1', ...internal }), contact('ended', 40)],
    [offered(internal), contact('unanswered', 5, { agent: 'a1' })]
  ];
  assert.deepEqual(figuresOf(legs), figuresOf([]));
});

test('ringNoAnswer counts the unanswered of complete inbound legs', () => {
  const unanswered = contact('unanswered', 5, { agent: 'a1' });
  const legs: Facts[] = [
    [offered(), unanswered, unanswered],
    [offered({ direction: 'outbound' }), unanswered],
    [unanswered]
  ];
  counts(figuresOf(legs), { ringNoAnswer: 2 });
});

test('an incomplete leg counts in none of these figures', () => {
  const legs: Facts[] = [[contact('answered', 10, { agent: 'a1' }), contact('ended', 40)]];
  assert.deepEqual(figuresOf(legs), figuresOf([]));
});

test('what a queue states for a channel goes before the queue, the defaults for the channel, the defaults', () => {
  const config: FloorConfig = {
    defaults: { thresholdSeconds: 1, target: 0.1, channels: { chat: { thresholdSeconds: 2, shortAbandonSeconds: 2 } } },
    queues: { 'izmir/billing': { thresholdSeconds: 3, channels: { chat: { thresholdSeconds: 4 }, email: null } } }
  };
  const of = (queue: string, channel: string) => definitionOf(config, 'izmir', queue, channel);
  assert.equal(of('billing', 'chat').thresholdMs, 4000);
  assert.equal(of('billing', 'email').thresholdMs, 3000);
  assert.equal(of('sales', 'chat').thresholdMs, 2000);
  assert.equal(of('sales', 'voice').thresholdMs, 1000);
  assert.deepEqual([of('billing', 'chat').shortAbandonMs, of('billing', 'chat').target], [2000, 0.1]);
  const plain = definitionOf({}, 'izmir', 'constructor', 'voice');
  assert.deepEqual(plain, { thresholdMs: 20_000, shortAbandonMs: 0, target: 0.8, formula: 'offered' });
});
