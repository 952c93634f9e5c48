// On a wall, which anybody may walk past, nobody's name is read, nor why somebody is not ready: not on the screen, and not
// in what is sent to it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from './eventually.ts';
import { connected, publish, server, watch } from './whole-server.ts';

const PEOPLE = [
  { agent: 'qx_elif', name: 'Quxelif Zxaya', loginId: 'Qx4101', extension: 'qxelif-zx' },
  { agent: 'Qx-9', name: 'Ğışqem Xılmaz', loginId: 'Qx4102' },
  { agent: 'qxnameless', loginId: 'Qx4103', extension: '2103' }
];
const CUSTOMER = 'Zxustomer Qxname';
const REASON = 'qxdentist with Qxelif';
const WORDS = PEOPLE.flatMap(({ name = '' }) => name.split(' ')).concat(
  CUSTOMER.split(' '),
  REASON.split(' ')[0]!,
  'qxelif',
  'qxcontact'
);
const PRIVATE = [...WORDS.filter(Boolean), ...PEOPLE.flatMap(({ agent, loginId }) => [agent, loginId])];

let count = 0;
function event(type: string, data: object): object {
  const id = `qx-event-${++count}`;
  return { specversion: '1.0', id, source: '/test', type, time: new Date().toISOString(), site: 'demo', data };
}
const state = (agent: string, state: string, reason?: string): object =>
  event('agent.state', { agent, state, ...(reason && { reason }) });

const assertPrivate = (sent: string): void => {
  for (const text of PRIVATE) assert.ok(!sent.toLowerCase().includes(text.toLowerCase()), `${text} in ${sent}`);
};

test('neither the page of a wall nor a frame of its socket tells who is there', async (t) => {
  const floor = await server(t);
  const nc = await connected(t, floor.natsUrl());
  await publish(nc, [
    ...PEOPLE.map((person) => event('agent.signed-in', person)),
    event('contact.offered', { contact: 'qxcontact', queue: 'billing', customer: CUSTOMER })
  ]);
  const wall = watch(t, floor, 'site/demo?for=wall');
  const names = (): (string | null)[] => Object.values(wall.data()?.agents ?? {}).map(({ name }) => name);
  await eventually('all are there', () => names().length === PEOPLE.length);
  assert.deepEqual(names().sort(), ['2103', 'QZ', 'ĞX']);

  await publish(nc, [
    event('contact.answered', { contact: 'qxcontact', queue: 'billing', agent: 'qx_elif' }),
    state('qx_elif', 'talking'),
    state('Qx-9', 'not-ready', REASON),
    event('agent.signed-out', { agent: 'qxnameless' })
  ]);
  await eventually('they have changed', () => {
    const states = Object.values(wall.data()!.agents).map((row) => row.state);
    return states.sort().join() === 'not-ready,talking';
  });
  const page = await (await fetch(`${floor.url}/tv/demo`)).text();
  assert.match(page, /ĞX/);
  for (const sent of [page, ...wall.frames]) assertPrivate(sent);

  const again = watch(t, floor, 'site/demo?for=wall');
  await eventually('a second wall', again.snapshot);
  assert.deepEqual(Object.keys(again.data()!.agents).sort(), Object.keys(wall.data()!.agents).sort());
  const desk = watch(t, floor);
  await eventually('a desk', desk.snapshot);
  assert.deepEqual(Object.keys(desk.data()!.agents).sort(), ['Qx-9', 'qx_elif']);
  assert.equal(desk.data()!.agents['Qx-9']!.reason, REASON);
});
