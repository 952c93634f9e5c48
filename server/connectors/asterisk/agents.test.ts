import assert from 'node:assert/strict';
import { test } from 'node:test';
import { line, saidOfAgents, type Said } from './testing.ts';

const call = (second: number, ...event: (string | number)[]) => line(second, 'c1', 'sales', 'ann', ...event);
const enter = (second: number) => line(second, 'c1', 'sales', 'NONE', 'ENTERQUEUE', '', '');
const ann = (second: number, queue: string, ...event: string[]) => line(second, 'NONE', queue, 'ann', ...event);

const signedIn = (second: number, ...queues: string[]): Said => [
  second,
  'agent.signed-in',
  { agent: 'ann', name: 'ann', queues }
];
const state = (second: number, state: string, more: object = {}): Said => [
  second,
  'agent.state',
  { agent: 'ann', state, ...more }
];
const queues = (second: number, ...queues: string[]): Said => [second, 'agent.queues', { agent: 'ann', queues }];
const signedOut = (second: number): Said => [second, 'agent.signed-out', { agent: 'ann' }];
const talking = (second: number) => state(second, 'talking', { contact: 'c1', queue: 'sales' });
const ringing = (second: number) => state(second, 'ringing', { contact: 'c1', queue: 'sales' });

test('a member signs in with the first queue it is added to and out with the last it is removed from', () => {
  assert.deepEqual(
    saidOfAgents(
      ann(0, 'sales', 'ADDMEMBER', ''),
      ann(1, 'support', 'ADDMEMBER', ''),
      ann(2, 'sales', 'REMOVEMEMBER', ''),
      ann(3, 'support', 'REMOVEMEMBER', ''),
      ann(4, 'support', 'ADDMEMBER', '')
    ),
    [
      signedIn(0, 'sales'),
      state(0, 'available'),
      queues(1, 'sales', 'support'),
      queues(2, 'support'),
      signedOut(3),
      signedIn(4, 'support'),
      state(4, 'available')
    ]
  );
});

test('a name that is no token is shown as it is written', () => {
  const [first] = saidOfAgents(line(0, 'NONE', 'sales', 'Local/2001@from-internal/n', 'ADDMEMBER', ''));
  assert.deepEqual(first![2], {
    agent: 'Local-2001-from-internal-n-8a522b07',
    name: 'Local/2001@from-internal/n',
    queues: ['sales']
  });
});

test('a static member is in no ADDMEMBER: the first call presented shows it to be there', () => {
  assert.deepEqual(saidOfAgents(enter(0), call(1, 'RINGNOANSWER', 0)), [signedIn(1, 'sales'), state(1, 'available')]);
  assert.deepEqual(saidOfAgents(enter(0), call(1, 'CONNECT', 1, 'c9')), [signedIn(1, 'sales'), talking(1)]);
});

test('who rang out was ringing before', () => {
  assert.deepEqual(saidOfAgents(ann(0, 'sales', 'ADDMEMBER', ''), enter(1), call(20, 'RINGNOANSWER', 15000)), [
    signedIn(0, 'sales'),
    state(0, 'available'),
    ringing(5),
    state(20, 'available')
  ]);
});

test('who answered was ringing before, and is available after the call', () => {
  assert.deepEqual(
    saidOfAgents(
      ann(0, 'sales', 'ADDMEMBER', ''),
      enter(1),
      call(20, 'CONNECT', 19, 'c9', 5),
      call(50, 'COMPLETECALLER', 19, 30, 1)
    ),
    [signedIn(0, 'sales'), state(0, 'available'), ringing(15), talking(20), state(50, 'available')]
  );
});

test('a ringing told afterwards overwrites nothing that was told of that time', () => {
  const said = saidOfAgents(
    ann(0, 'sales', 'ADDMEMBER', ''),
    enter(1),
    ann(10, 'sales', 'PAUSE', 'lunch'),
    call(20, 'RINGNOANSWER', 15000)
  );
  assert.deepEqual(said.slice(2), [
    state(10, 'not-ready', { reason: 'lunch' }),
    ringing(10),
    state(20, 'not-ready', { reason: 'lunch' })
  ]);
});

test('who talks is talking, whatever else rings', () => {
  const said = saidOfAgents(
    enter(0),
    call(2, 'CONNECT', 2, 'c9'),
    line(20, 'c2', 'sales', 'NONE', 'ENTERQUEUE', '', ''),
    line(30, 'c2', 'sales', 'ann', 'RINGNOANSWER', 10000),
    call(40, 'COMPLETEAGENT', 2, 38, 1)
  );
  assert.deepEqual(said, [signedIn(2, 'sales'), talking(2), state(40, 'available')]);
});

test('of two calls at once the first that ends leaves the agent talking in the other', () => {
  const said = saidOfAgents(
    enter(0),
    call(2, 'CONNECT', 2, 'c9'),
    line(20, 'c2', 'sales', 'NONE', 'ENTERQUEUE', '', ''),
    line(21, 'c2', 'sales', 'ann', 'CONNECT', 1, 'c9'),
    line(30, 'c2', 'sales', 'ann', 'COMPLETEAGENT', 1, 9, 1),
    call(40, 'COMPLETEAGENT', 2, 38, 1)
  );
  assert.deepEqual(said.slice(1), [
    talking(2),
    state(21, 'talking', { contact: 'c2', queue: 'sales' }),
    talking(30),
    state(40, 'available')
  ]);
});

test('paused in some queues the agent serves the others; paused in all it is not ready', () => {
  const said = saidOfAgents(
    ann(0, 'sales', 'ADDMEMBER', ''),
    ann(0, 'support', 'ADDMEMBER', ''),
    ann(10, 'sales', 'PAUSE', 'lunch'),
    ann(20, 'support', 'PAUSE', 'lunch'),
    ann(30, 'sales', 'UNPAUSE', ''),
    ann(40, 'support', 'UNPAUSE', '')
  );
  assert.deepEqual(said.slice(3), [
    queues(10, 'support'),
    queues(20, 'sales', 'support'),
    state(20, 'not-ready', { reason: 'lunch' }),
    queues(30, 'sales'),
    state(30, 'available'),
    queues(40, 'sales', 'support')
  ]);
});

test('PAUSEALL pauses in all queues; its reason stands in the lines of the queues', () => {
  const said = saidOfAgents(
    ann(0, 'sales', 'ADDMEMBER', ''),
    ann(0, 'support', 'ADDMEMBER', ''),
    ann(10, 'NONE', 'PAUSEALL', ''),
    ann(10, 'sales', 'PAUSE', 'training'),
    ann(10, 'support', 'PAUSE', 'training'),
    ann(20, 'NONE', 'UNPAUSEALL', ''),
    ann(20, 'sales', 'UNPAUSE', '')
  );
  assert.deepEqual(said.slice(3), [
    state(10, 'not-ready'),
    state(10, 'not-ready', { reason: 'training' }),
    state(20, 'available')
  ]);
});

test('a PAUSE of queue NONE is one of all queues, and a later one brings a reason of its own', () => {
  const said = saidOfAgents(
    ann(0, 'sales', 'ADDMEMBER', ''),
    ann(10, 'NONE', 'PAUSE', 'lunch'),
    ann(20, 'NONE', 'UNPAUSE'),
    ann(30, 'NONE', 'PAUSE', '')
  );
  assert.deepEqual(said.slice(2), [
    state(10, 'not-ready', { reason: 'lunch' }),
    state(20, 'available'),
    state(30, 'not-ready')
  ]);
});

test('PAUSEALL of an interface that no other line knows shows nobody', () => {
  assert.deepEqual(
    saidOfAgents(
      line(0, 'NONE', 'NONE', 'SIP/2001', 'PAUSEALL', ''),
      line(9, 'NONE', 'NONE', 'SIP/2001', 'UNPAUSEALL', ''),
      line(9, 'NONE', 'sales', 'SIP/2001', 'REMOVEMEMBER', '')
    ),
    []
  );
});

test('a member that is added while paused is not ready', () => {
  assert.deepEqual(saidOfAgents(ann(0, 'sales', 'ADDMEMBER', 'PAUSED')), [signedIn(0, 'sales'), state(0, 'not-ready')]);
});

test('a reason is cut at 64 characters', () => {
  const [, notReady] = saidOfAgents(ann(0, 'sales', 'PAUSE', '😀'.repeat(70)));
  assert.deepEqual(notReady, state(0, 'not-ready', { reason: '😀'.repeat(64) }));
});

test('paused in mid-call: not ready after it', () => {
  const said = saidOfAgents(
    ann(0, 'sales', 'ADDMEMBER', ''),
    ann(0, 'support', 'ADDMEMBER', ''),
    enter(0),
    call(2, 'CONNECT', 2, 'c9'),
    ann(10, 'sales', 'PAUSE', 'lunch'),
    ann(11, 'support', 'PAUSE', 'lunch'),
    call(40, 'COMPLETEAGENT', 2, 38, 1)
  );
  assert.deepEqual(said.slice(3), [talking(2), state(40, 'not-ready', { reason: 'lunch' })]);
});

test('removed in mid-call: from some queues or from all, after it', () => {
  const lines = [
    ann(0, 'sales', 'ADDMEMBER', ''),
    ann(0, 'support', 'ADDMEMBER', ''),
    enter(0),
    call(2, 'CONNECT', 2, 'c9'),
    ann(10, 'sales', 'REMOVEMEMBER', '')
  ];
  const complete = call(40, 'COMPLETEAGENT', 2, 38, 1);
  assert.deepEqual(saidOfAgents(...lines, complete).slice(3), [
    talking(2),
    queues(40, 'support'),
    state(40, 'available')
  ]);
  assert.deepEqual(saidOfAgents(...lines, ann(11, 'support', 'REMOVEMEMBER', ''), complete).slice(3), [
    talking(2),
    signedOut(40)
  ]);
});

test('added in mid-call: at once', () => {
  const said = saidOfAgents(enter(0), call(2, 'CONNECT', 2, 'c9'), ann(10, 'support', 'ADDMEMBER', ''));
  assert.deepEqual(said.at(-1), queues(10, 'sales', 'support'));
});

test('a call that was presented before the removal makes no member again', () => {
  const said = saidOfAgents(
    ann(0, 'sales', 'ADDMEMBER', ''),
    enter(1),
    ann(5, 'sales', 'REMOVEMEMBER', ''),
    call(6, 'CONNECT', 5, 'c9'),
    call(16, 'COMPLETEAGENT', 5, 10, 1),
    call(16, 'RINGNOANSWER', 9000)
  );
  assert.deepEqual(
    said.slice(2).map(([second, type]) => [second, type]),
    [
      [5, 'agent.signed-out'],
      [6, 'agent.signed-in'],
      [6, 'agent.state'],
      [16, 'agent.signed-out']
    ]
  );
});

test('a login shows the agent; a log-off signs out, also who is a static member, until seen to work', () => {
  const agent = (second: number, queue: string, ...event: (string | number)[]) =>
    line(second, 'c0', queue, 'Agent/1001', ...event);
  const said = saidOfAgents(
    agent(0, 'NONE', 'AGENTLOGIN', 'SIP/2001-1'),
    enter(1),
    line(5, 'c1', 'sales', 'Agent/1001', 'CONNECT', 4, 'c9'),
    line(9, 'c1', 'sales', 'Agent/1001', 'COMPLETECALLER', 4, 4, 1),
    agent(20, 'NONE', 'AGENTLOGOFF', 'SIP/2001-1', 20),
    agent(20, 'sales', 'UNPAUSE', ''),
    agent(30, 'NONE', 'AGENTCALLBACKLOGIN', '2001@internal'),
    agent(40, 'NONE', 'AGENTCALLBACKLOGOFF', '2001@internal', 10, 'Autologoff')
  ).map(([second, type, data]) => {
    const { state, queues } = data as { state?: string; queues?: string[] };
    return [second, type, state ?? queues?.join() ?? ''];
  });
  assert.deepEqual(said, [
    [0, 'agent.signed-in', ''],
    [0, 'agent.state', 'available'],
    [5, 'agent.queues', 'sales'],
    [5, 'agent.state', 'talking'],
    [9, 'agent.state', 'available'],
    [20, 'agent.signed-out', ''],
    [30, 'agent.signed-in', 'sales'],
    [30, 'agent.state', 'available'],
    [40, 'agent.signed-out', '']
  ]);
});

test('the login of 1001 is that of the member Agent/1001; of a member called so, its own', () => {
  const login = line(5, 'c0', 'NONE', '1001', 'AGENTLOGIN', 'SIP/1');
  const names = (...lines: string[]) =>
    saidOfAgents(...lines).flatMap(([, , data]) => ('name' in data ? [data.name] : []));
  assert.deepEqual(names(login), ['Agent/1001']);
  assert.deepEqual(names(line(0, 'NONE', 'sales', '1001', 'ADDMEMBER', ''), login), ['1001']);
});

test('QUEUESTART ends logins that are calls; members and their pauses outlive it', () => {
  const restart = line(60, 'NONE', 'NONE', 'NONE', 'QUEUESTART', '');
  const after = (...lines: string[]) => saidOfAgents(...lines, restart).filter(([second]) => second === 60);
  assert.deepEqual(
    after(ann(0, 'NONE', 'AGENTLOGIN', 'SIP/1')).map(([, type]) => type),
    ['agent.signed-out']
  );
  assert.deepEqual(after(ann(0, 'sales', 'ADDMEMBER', 'PAUSED')), []);
  assert.deepEqual(after(ann(0, 'NONE', 'AGENTCALLBACKLOGIN', '2001@internal')), []);
});

test("an agent's events never step back in time, however its lines do", () => {
  const said = saidOfAgents(
    enter(0),
    call(2, 'CONNECT', 2, 'c9'),
    call(10, 'COMPLETEAGENT', 2, 10, 1),
    line(9, 'c2', 'sales', 'NONE', 'ENTERQUEUE', '', ''),
    line(11, 'c2', 'sales', 'ann', 'CONNECT', 2, 'c9', 2)
  );
  assert.deepEqual(
    said.map(([second]) => second),
    [2, 2, 12, 12]
  );
});
