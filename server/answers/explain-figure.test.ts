import { test } from 'node:test';
import assert from 'node:assert/strict';
import { agent, at, contact, snapshot } from '../../tests/oracle/given.ts';
import type { FigureAnswer, FigureQuestion, Fraction, Term } from '#lib/protocol/explanation.ts';
import type { FloorConfig } from '../contract/config.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { floorOf, type Asked } from './testing.ts';

const billing = { kind: 'queue', id: 'billing' } as const;
const site = { kind: 'site', id: null } as const;

function explained(floor: Asked, more: Partial<FigureQuestion>): FigureAnswer {
  const question: FigureQuestion = {
    site: 'izmir',
    scope: billing,
    channel: null,
    window: 'today',
    figure: 'serviceLevel',
    ...more
  };
  const answer = floor.ask('figure', question);
  assert.ok(answer, JSON.stringify(question));
  return answer;
}

/** `70 answeredInTarget ÷ 82 answered + 18 abandoned` */
function inWords({ above, below }: Fraction): string {
  const side = (terms: readonly Term[]): string =>
    terms
      .map(({ name, sign, amount }, place) => `${sign < 0 ? '− ' : place > 0 ? '+ ' : ''}${amount} ${name}`)
      .join(' ');
  return below ? `${side(above)} ÷ ${side(below)}` : side(above);
}

let names = 0;
const one = (...rest: readonly (readonly [verb: string, seconds: number, more?: object])[]): FloorEvent[] => {
  const own = { contact: `c-${++names}` };
  return [
    contact('offered', 0, own),
    ...rest.map(([verb, seconds, more]) => contact(verb, seconds, { ...own, ...more }))
  ];
};
const times = (count: number, make: () => FloorEvent[]): FloorEvent[] => Array.from({ length: count }, make).flat();
const answered = (seconds: number) => one(['answered', seconds, { agent: 'a1' }]);
const abandoned = (seconds: number) => one(['abandoned', seconds]);

const HUNDRED = [
  ...times(70, () => answered(15)),
  ...times(12, () => answered(40)),
  ...times(4, () => abandoned(3)),
  ...times(6, () => abandoned(12)),
  ...times(8, () => abandoned(60))
];

const percentages = ({ formulas }: FigureAnswer) =>
  Object.fromEntries(formulas!.map(({ formula, value }) => [formula, (value! * 100).toFixed(1)]));

test('100 offered: 70 answered in T, 12 late, 10 abandoned in T, 8 later: the four formulas, side by side', () => {
  const answer = explained(floorOf(HUNDRED, 100), {});
  assert.equal(inWords(answer), '70 answeredInTarget ÷ 82 answered + 18 abandoned + 0 divertedUnserved');
  assert.deepEqual(percentages(answer), {
    offered: '70.0',
    answered: '85.4',
    'ignore-early': '77.8',
    'early-ok': '80.0'
  });
  assert.deepEqual(
    answer.formulas!.map(({ formula, isOwn }) => isOwn && formula),
    ['offered', false, false, false]
  );
  assert.deepEqual(answer.formulas!.map(inWords).slice(1), [
    '70 answeredInTarget ÷ 82 answered',
    '70 answeredInTarget ÷ 82 answered + 18 abandoned − 10 abandonedInTarget',
    '70 answeredInTarget + 10 abandonedInTarget ÷ 82 answered + 18 abandoned'
  ]);
});

test('with S so that four of them are short, `offered` is 72.9 %', () => {
  const answer = explained(floorOf(HUNDRED, 100, { defaults: { shortAbandonSeconds: 5 } }), {});
  assert.equal(percentages(answer)['offered'], '72.9');
  assert.equal(inWords(answer), '70 answeredInTarget ÷ 82 answered + 14 abandoned + 0 divertedUnserved');
  assert.equal(answer.counted, 96);
});

const CONFIG: FloorConfig = {
  sites: { izmir: { name: 'İzmir' } },
  defaults: { thresholdSeconds: 20 },
  queues: {
    'izmir/billing': { name: 'Billing', shortAbandonSeconds: 5, channels: { email: { thresholdSeconds: 3600 } } },
    'izmir/sales': { name: 'Sales', formula: 'answered' }
  }
};

test('a queue’s own T and S are told, by channel where it has several', () => {
  const floor = floorOf(HUNDRED, 100, CONFIG);
  const { definitions, names } = explained(floor, {});
  assert.deepEqual(names, { site: 'İzmir', scope: 'Billing' });
  assert.deepEqual(definitions, [
    {
      thresholdMs: 20_000,
      shortAbandonMs: 5000,
      target: 0.8,
      formula: 'offered',
      queues: [{ id: 'billing', name: 'Billing', channel: null }],
      above: 70,
      below: 96
    }
  ]);
  const mail = [
    contact('offered', 0, { contact: 'm', channel: 'email' }),
    contact('answered', 90, { contact: 'm', agent: 'a1' })
  ];
  const both = explained(floorOf([...HUNDRED, ...mail], 100, CONFIG), {}).definitions;
  assert.deepEqual(
    both.map(({ thresholdMs, queues, above, below }) => [thresholdMs, queues[0]?.channel, above, below]),
    [
      [20_000, 'voice', 70, 96],
      [3_600_000, 'email', 1, 1]
    ]
  );
});

test('a site adds up what each queue counts by its own formula', () => {
  const sales = { queue: 'sales', contact: 's' };
  const events = [
    ...HUNDRED,
    contact('offered', 0, sales),
    contact('answered', 50, { ...sales, agent: 'a1' }),
    contact('offered', 0, { ...sales, contact: 't' }),
    contact('abandoned', 50, { ...sales, contact: 't' })
  ];
  const answer = explained(floorOf(events, 100, CONFIG), { scope: site });
  assert.equal(inWords(answer), '70 serviceLevelNumerator ÷ 97 serviceLevelDenominator');
  assert.equal(answer.value, 70 / 97);
  assert.deepEqual(
    answer.definitions.map(({ formula, queues, above, below }) => [formula, queues[0]!.name, above, below]),
    [
      ['offered', 'Billing', 70, 96],
      ['answered', 'Sales', 0, 1]
    ]
  );
  assert.ok(answer.formulas!.every(({ isOwn }) => !isOwn));
});

test('a site counts who went to another of its queues only there', () => {
  const events = [...answered(5), ...one(['diverted', 9, { reason: 'overflow', toQueue: 'sales' }])];
  const at = (scope: FigureQuestion['scope']) =>
    inWords(explained(floorOf(events, 60), { scope, figure: 'answerRate' }));
  assert.equal(at(billing), '1 answered ÷ 1 answered + 0 abandoned + 1 divertedUnserved');
  assert.equal(at(site), '1 answered ÷ 1 answered + 0 abandoned + 0 divertedUnserved');
});

test('a mean is told as what was added up and by what it is divided', () => {
  const events = one(['ringing', 2, { agent: 'a1' }], ['answered', 5, { agent: 'a1' }], ['ended', 65], ['wrapped', 95]);
  const answer = explained(floorOf(events, 120), { figure: 'ahtMs' });
  assert.equal(inWords(answer), '3000 ringMs + 60000 talkMs + 30000 acwMs ÷ 1 handled');
  assert.deepEqual([answer.unit, answer.value, answer.definitions], ['duration', 93_000, []]);
});

test('what is the longest has no terms, but contacts', () => {
  const floor = floorOf([...answered(15), ...abandoned(70), ...one()], 90);
  const { value, made, counted, above } = explained(floor, { figure: 'maxWaitMs' });
  assert.deepEqual([value, made, counted, above], [70_000, 'longest', 2, []]);
  assert.equal(explained(floor, { figure: 'longestWaitMs', window: 'now' }).value, 90_000);
});

test('late and missing events are counted, and what the figure would be without the late ones', () => {
  const lost = [contact('answered', 30, { contact: 'derived', agent: 'a1', waitMs: 30_000 })];
  const nowhere = [contact('answered', 30, { contact: 'incomplete', agent: 'a1' })];
  const slow = one(['answered', 40, { agent: 'a1' }]);
  const silent = one(['ended', 50]);
  const healed = [...one(), snapshot(60, { waiting: [] })];
  const events = [...answered(10), ...lost, ...nowhere, ...slow, ...silent, ...healed];
  const floor = floorOf(events, 100, {}, (event) =>
    event.timeMs === at(40) ? 10.001 : event.timeMs === at(10) ? 10 : 0
  );
  const { quality, value } = explained(floor, { figure: 'answerRate' });
  assert.equal(value, 3 / 5);
  assert.deepEqual(quality, {
    late: 1,
    latestMs: 10_001,
    valueWithoutLate: 2 / 4,
    offerDerived: 1,
    withoutOutcome: 1,
    healed: 1,
    incomplete: 1
  });
});

test('what happened before a site was first heard of is history, not late, however long it takes to be told', () => {
  const events = [...answered(10), ...answered(20)];
  const [atOnce, slowly] = [(event: FloorEvent) => 3600 - (event.timeMs - at(0)) / 1000, () => 3600];
  for (const lateBy of [atOnce, slowly]) {
    const floor = floorOf(events, 4000, {}, lateBy);
    assert.equal(explained(floor, { figure: 'answerRate' }).quality?.late, 0);
  }
});

test('rolling windows and the interval begin where the board’s do', () => {
  const floor = floorOf([...answered(15)], 60 * 60 + 5);
  const startOf = (window: FigureQuestion['window']) => explained(floor, { window, figure: 'offered' }).window.startMs;
  assert.equal(startOf('last5m'), at(55 * 60 + 10));
  assert.equal(startOf('interval'), at(60 * 60));
  assert.equal(startOf('today'), at(-10 * 60 * 60));
});

const PEOPLE: readonly FloorEvent[] = [
  agent('signed-in', 0, { name: 'Ada', team: 'red', queues: ['billing'] }),
  agent('state', 10, { state: 'available' }),
  agent('state', 40, { state: 'talking' }),
  agent('signed-in', 0, { agent: 'a2', team: 'red' }),
  agent('state', 20, { agent: 'a2', state: 'available', free: 3 })
];

test('figures of agents are counted of agents, those of a queue of who serves it', () => {
  const floor = floorOf(PEOPLE, 100);
  const now = { window: 'now', scope: { kind: 'team', id: 'red' } } as const;
  assert.equal(inWords(explained(floor, { ...now, figure: 'availability' })), '1 agents.available ÷ 2 agents.signedIn');
  assert.equal(inWords(explained(floor, { ...now, figure: 'agents.freeSlots' })), '3 agents.freeSlots');
  assert.equal(inWords(explained(floor, { ...now, scope: billing, figure: 'agents.signedIn' })), '1 agents.signedIn');
  const busy = explained(floor, { figure: 'occupancy', scope: { kind: 'agent', id: 'a1' } });
  assert.equal(
    inWords(busy),
    '0 ringingMs + 60000 talkingMs + 0 holdMs + 0 acwMs ÷ 0 ringingMs + 60000 talkingMs + 0 holdMs + 0 acwMs + 30000 availableMs'
  );
  assert.deepEqual([busy.value, busy.of, busy.names.scope], [60 / 90, 'agents', 'Ada']);
});

test('the agents of a figure are listed with their times in its window, sorted', () => {
  const floor = floorOf(PEOPLE, 100);
  const question = { site: 'izmir', scope: site, channel: null, window: 'today', figure: 'utilisation' } as const;
  const page = floor.ask('agents', { ...question, sort: 'available', order: 'desc', page: 1 });
  assert.deepEqual(
    page?.rows.map(({ id, times, above, below }) => [id, times?.availableMs, above, below]),
    [
      ['a2', 80_000, 0, 100_000],
      ['a1', 30_000, 60_000, 100_000]
    ]
  );
  assert.equal(floor.ask('agents', { ...question, figure: 'offered', sort: 'name', order: 'asc', page: 1 }), null);
});

test('nothing is said of what is not there', () => {
  const floor = floorOf([...HUNDRED, contact('announced', 0)], 100);
  const question = { site: 'izmir', scope: billing, channel: null, window: 'today', figure: 'offered' } as const;
  for (const more of [
    { site: 'nowhere' },
    { scope: { kind: 'queue', id: 'constructor' } },
    { scope: { kind: 'team', id: 'red' } },
    { channel: 'fax' },
    { figure: 'waiting' },
    { window: 'now' }
  ] as const) {
    assert.equal(floor.ask('figure', { ...question, ...more }), null, JSON.stringify(more));
  }
  assert.ok(floor.ask('figure', { ...question, channel: 'voice' }));
});
