import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newTranslator, line, saidOfAgents, saidOfCalls, translate } from './testing.ts';

const enter = (second: number, call = 'c1', queue = 'sales') =>
  line(second, call, queue, 'NONE', 'ENTERQUEUE', '', '555');
const connect = (second: number, waitS: number, agent = 'ann', call = 'c1', queue = 'sales') =>
  line(second, call, queue, agent, 'CONNECT', waitS, 'c9');

const sales = { queue: 'sales', leg: '1' };

test('a call is offered, answered and ended, with the wait and the talk that the log states', () => {
  assert.deepEqual(saidOfCalls(enter(0), connect(7, 7), line(19, 'c1', 'sales', 'ann', 'COMPLETECALLER', 7, 12, 1)), [
    [0, 'contact.offered', { ...sales, customer: '555' }],
    [7, 'contact.answered', { ...sales, agent: 'ann', waitMs: 7000 }],
    [19, 'contact.ended', { ...sales, endedBy: 'customer' }]
  ]);
});

test('where time stamps are a second off, the stated wait and talk decide', () => {
  const said = saidOfCalls(enter(0), connect(8, 7), line(21, 'c1', 'sales', 'ann', 'COMPLETEAGENT', 7, 12, 1));
  assert.deepEqual(
    said.map(([second, type]) => [second, type]),
    [
      [0, 'contact.offered'],
      [7, 'contact.answered'],
      [19, 'contact.ended']
    ]
  );
});

test('where they are far off, the clock was set: the stamps decide, and no wait is negative', () => {
  const seconds = (...lines: string[]) => saidOfCalls(...lines).map(([second]) => second);
  assert.deepEqual(seconds(enter(0), connect(60, 7)), [0, 60]);
  assert.deepEqual(seconds(enter(100), connect(60, 7)), [100, 100]);
});

test('an agent hangs up: COMPLETEAGENT', () => {
  const [, , ended] = saidOfCalls(enter(0), connect(1, 1), line(2, 'c1', 'sales', 'ann', 'COMPLETEAGENT', 1, 1, 1));
  assert.deepEqual(ended, [2, 'contact.ended', { ...sales, endedBy: 'agent' }]);
});

test('ways out of a queue without an agent', () => {
  const out = (...event: (string | number)[]) => saidOfCalls(enter(0), line(9, 'c1', 'sales', 'NONE', ...event)).at(-1);
  const diverted = (reason: string) => [9, 'contact.diverted', { ...sales, waitMs: 9000, reason }];
  assert.deepEqual(out('ABANDON', 1, 1, 9), [9, 'contact.abandoned', { ...sales, waitMs: 9000 }]);
  assert.deepEqual(out('EXITWITHTIMEOUT', 1, 1, 9), diverted('timeout'));
  assert.deepEqual(out('EXITEMPTY', 1, 1, 9), diverted('other'));
  assert.deepEqual(out('EXITWITHKEY', 2, 1, 1, 9), diverted('other'));
  assert.deepEqual(out('EXITWITHTIMEOUT', 1), [9, 'contact.diverted', { ...sales, reason: 'timeout' }]);
  assert.deepEqual(out('EXITWITHKEY', 2, 1), [9, 'contact.diverted', { ...sales, reason: 'other' }]);
});

test('an ABANDON that is written twice, once of the agent and once of nobody, is one', () => {
  const said = saidOfCalls(
    enter(0),
    line(9, 'c1', 'sales', 'ann', 'ABANDON', 1, 1, 9),
    line(9, 'c1', 'sales', 'NONE', 'ABANDON', 1, 1, 9)
  );
  assert.deepEqual(
    said.map(([, type]) => type),
    ['contact.offered', 'contact.abandoned']
  );
});

test('a call that Asterisk drops because channels are not compatible was not abandoned', () => {
  const said = saidOfCalls(
    enter(0),
    line(9, 'c1', 'sales', 'ann', 'SYSCOMPAT', ''),
    line(9, 'c1', 'sales', 'NONE', 'ABANDON', 1, 1, 9)
  );
  assert.deepEqual(said.slice(1), [[9, 'contact.diverted', { ...sales, reason: 'other' }]]);
});

test('a call that enters the same queue twice is two legs; another queue has legs of its own', () => {
  const legs = saidOfCalls(
    enter(0),
    line(5, 'c1', 'sales', 'NONE', 'EXITWITHTIMEOUT', 1, 1, 5),
    enter(6, 'c1', 'support'),
    line(8, 'c1', 'support', 'NONE', 'EXITEMPTY', 1, 1, 2),
    enter(9),
    connect(12, 3)
  ).map(([, type, data]) => [type, (data as typeof sales).queue, (data as typeof sales).leg]);
  assert.deepEqual(legs, [
    ['contact.offered', 'sales', '1'],
    ['contact.diverted', 'sales', '1'],
    ['contact.offered', 'support', '1'],
    ['contact.diverted', 'support', '1'],
    ['contact.offered', 'sales', '2'],
    ['contact.answered', 'sales', '2']
  ]);
});

test('a call that enters another queue has left the one it waited in', () => {
  assert.deepEqual(saidOfCalls(enter(0), enter(6, 'c1', 'support'))[1], [
    6,
    'contact.diverted',
    { ...sales, reason: 'other', toQueue: 'support' }
  ]);
});

test('calls that wait at the same time are told apart by their ids, not by who calls', () => {
  const events = translate([
    line(0, 'c1', 'sales', 'NONE', 'ENTERQUEUE', '', 'anonymous'),
    line(0, 'c2', 'sales', 'NONE', 'ENTERQUEUE', '', 'anonymous'),
    line(5, 'c2', 'sales', 'NONE', 'ABANDON', 2, 2, 5)
  ]);
  assert.deepEqual(
    events.map(({ data }) => (data as { contact: string }).contact),
    ['c1', 'c2', 'c2']
  );
});

test('the ring time of a CONNECT gives a back-dated ringing, never before the call was offered', () => {
  const ringing = (waitS: number, ringS: number) =>
    saidOfCalls(enter(0), line(20, 'c1', 'sales', 'ann', 'CONNECT', waitS, 'c9', ringS))[1];
  assert.deepEqual(ringing(20, 4), [16, 'contact.ringing', { ...sales, agent: 'ann' }]);
  assert.deepEqual(ringing(20, 0), [20, 'contact.ringing', { ...sales, agent: 'ann' }]);
  assert.deepEqual(ringing(20, 30), [0, 'contact.ringing', { ...sales, agent: 'ann' }]);
});

test('a phone that rang out is unanswered; one that did not ring is not', () => {
  const said = saidOfCalls(
    enter(0),
    line(0, 'c1', 'sales', 'ann', 'RINGNOANSWER', 0),
    line(15, 'c1', 'sales', 'bob', 'RINGNOANSWER', 15000)
  );
  assert.deepEqual(said.slice(1), [[15, 'contact.unanswered', { ...sales, agent: 'bob' }]]);
});

test('a ringing that ended because another answered or the customer left is not unanswered', () => {
  const unanswered = (...lines: string[]) =>
    saidOfCalls(enter(0), ...lines).filter(([, type]) => type === 'contact.unanswered');
  const late = line(5, 'c1', 'sales', 'bob', 'RINGNOANSWER', 5000);
  assert.deepEqual(unanswered(connect(5, 5), late), []);
  assert.deepEqual(unanswered(line(5, 'c1', 'sales', 'NONE', 'ABANDON', 1, 1, 5), late), []);
  assert.deepEqual(unanswered(line(5, 'c1', 'sales', 'bob', 'RINGCANCELED', 5000)), []);
  assert.equal(unanswered(late, connect(5, 5)).length, 1);
});

test('a transfer ends the leg, whether a COMPLETE line follows or not', () => {
  const complete = line(30, 'c1', 'sales', 'ann', 'COMPLETEAGENT', 2, 10, 1);
  const ended = [12, 'contact.ended', { ...sales, endedBy: 'agent' }];
  const after = (...event: (string | number)[]) => {
    const lines = [enter(0), connect(2, 2), line(12, 'c1', 'sales', 'ann', ...event)];
    const said = saidOfCalls(...lines).slice(2);
    assert.deepEqual(saidOfCalls(...lines, complete).slice(2), said);
    assert.deepEqual(said[1], ended);
    return said[0]![2];
  };
  assert.deepEqual(after('TRANSFER', '2001', 'internal', 2, 10, 1), { ...sales, toUnit: '2001@internal' });
  assert.deepEqual(after('TRANSFER', '2001', 'internal'), { ...sales, toUnit: '2001@internal' });
  assert.deepEqual(after('BLINDTRANSFER', '2001', 'internal', 2, 10, 1), { ...sales, toUnit: '2001@internal' });
  assert.deepEqual(after('BLINDTRANSFER', 'sales', 'queues', 2, 10, 1), { ...sales, toQueue: 'sales' });
  assert.deepEqual(after('ATTENDEDTRANSFER', 'BRIDGE', 'b-1', 2, 10, 1), sales);
  assert.deepEqual(after('ATTENDEDTRANSFER', 'LINK', 'SIP/1', 'SIP/2', 2, 10, 1), sales);
  assert.deepEqual(after('ATTENDEDTRANSFER', 'APP', 'Park', 2, 10, 1), sales);
});

test('a transfer back into the same queue may be written after the call has entered it again', () => {
  const legs = saidOfCalls(
    enter(0),
    connect(2, 2),
    enter(12),
    line(12, 'c1', 'sales', 'ann', 'BLINDTRANSFER', 'sales', 'queues', 2, 10, 1),
    line(15, 'c1', 'sales', 'NONE', 'ABANDON', 1, 1, 3)
  ).map(([, type, data]) => [type, (data as typeof sales).leg]);
  assert.deepEqual(legs.slice(2), [
    ['contact.offered', '2'],
    ['contact.transferred', '1'],
    ['contact.ended', '1'],
    ['contact.abandoned', '2']
  ]);
});

test('where channels were optimised away, the end bears another id: it is the call that began then', () => {
  const said = saidOfCalls(
    enter(0),
    connect(2, 2),
    enter(3, 'c2'),
    connect(5, 2, 'bob', 'c2'),
    line(15, 'c1;2', 'sales', 'ann', 'COMPLETEAGENT', 2, 13, 1)
  );
  assert.deepEqual(said.at(-1), [15, 'contact.ended', { ...sales, endedBy: 'agent' }]);
  assert.equal(said.length, 5);
});

test('a call that began before the log is known from what its lines say of it', () => {
  assert.deepEqual(saidOfCalls(connect(10, 4)), [[10, 'contact.answered', { ...sales, agent: 'ann', waitMs: 4000 }]]);
  assert.deepEqual(saidOfCalls(line(10, 'c1', 'sales', 'NONE', 'ABANDON', 1, 1, 4)), [
    [10, 'contact.abandoned', { ...sales, waitMs: 4000 }]
  ]);
  assert.deepEqual(saidOfCalls(line(60, 'c1', 'sales', 'ann', 'COMPLETEAGENT', 4, 50, 1)), [
    [10, 'contact.answered', { ...sales, agent: 'ann', waitMs: 4000 }],
    [60, 'contact.ended', { ...sales, endedBy: 'agent' }]
  ]);
});

test('what does not fit what is known is told as a problem', () => {
  const problem = (...lines: string[]) => {
    const translator = newTranslator();
    return lines.map((text) => translator.translate(text).problem).at(-1);
  };
  assert.match(problem(enter(0), connect(1, 1), connect(2, 2))!, /does not wait in this queue/);
  assert.match(problem(line(9, 'c1', 'sales', 'ann', 'TRANSFER', '2001', 'internal'))!, /not known since when/);
});

test('QUEUESTART ends what is open', () => {
  const lines = [
    enter(0),
    enter(1, 'c2'),
    connect(3, 2, 'ann', 'c2'),
    line(60, 'NONE', 'NONE', 'NONE', 'QUEUESTART', '')
  ];
  assert.deepEqual(saidOfCalls(...lines).slice(3), [
    [60, 'contact.diverted', { ...sales, reason: 'other' }],
    [60, 'contact.ended', { ...sales, endedBy: 'system' }]
  ]);
  assert.deepEqual(saidOfAgents(...lines).at(-1), [60, 'agent.state', { agent: 'ann', state: 'available' }]);
});

test('names that are no tokens become tokens', () => {
  const events = translate([line(0, 'c1', 'Müşteri Hizmetleri', 'NONE', 'ENTERQUEUE', '', '')]);
  assert.match((events[0]!.data as { queue: string }).queue, /^Musteri-Hizmetleri-[0-9a-f]{8}$/);
});
