// On a wall, which anybody may walk past, nobody's name is read, nor why somebody is not ready: not on the screen, and not
// in what is sent to it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgentGridData, AlertsData, BoardView, MessageData, WaitingListData } from '#lib/protocol/board-view.ts';
import { PERSON_COOKIE } from '#lib/person.ts';
import { SHIPPED_RULES } from '../server/alerts/shipped-rules.ts';
import { eventually } from './eventually.ts';
import { boardWith, everyTile, keepBoard } from './kept-boards.ts';
import { pair, Television } from './paired-display.ts';
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
/** Planned, and does not come. */
const LATE = 'qxlate';
/** How a whole team keeps to its shifts is no matter of walls either. */
const TEAM_RULE = 'Qxteam strays from the plan';
const PRIVATE = [
  LATE,
  TEAM_RULE,
  ...WORDS.filter(Boolean),
  ...PEOPLE.flatMap(({ agent, loginId }) => [agent, loginId])
];

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

const SENDER = 'Qxboss Zxender';
const HELP = 'qxfever of Qxelif';

async function plan(url: string): Promise<void> {
  const [start, end] = [-2, 2].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
  const shifts = [LATE, 'qx_elif'].map((agent) => `demo,${agent},shift,${start},${end}`);
  const body = ['site,agent,kind,start,end', ...shifts].join('\r\n');
  const taken = await fetch(`${url}/api/roster`, { method: 'PUT', body, headers: { 'content-type': 'text/csv' } });
  assert.ok(taken.ok, await taken.text());
}

async function watchTeams(url: string): Promise<void> {
  const shipped = SHIPPED_RULES.find(({ id }) => id === 'late-start')!;
  const measure = { kind: 'shift', shift: 'adherence' };
  const condition = { measure, compare: 'atMost', warning: 1, critical: null, clearAt: null };
  const rule = {
    ...shipped,
    id: 'team-adherence',
    scope: { ...shipped.scope, each: 'team' },
    when: { match: 'all', conditions: [condition] },
    text: { en: TEAM_RULE, tr: TEAM_RULE, ar: TEAM_RULE }
  };
  const headers = { 'content-type': 'application/json' };
  const made = await fetch(`${url}/api/rules`, { method: 'POST', headers, body: JSON.stringify(rule) });
  assert.ok(made.ok, await made.text());
}

async function announce(url: string): Promise<void> {
  const headers = { 'content-type': 'application/json', cookie: `${PERSON_COOKIE}=${encodeURIComponent(SENDER)}` };
  const sent = await fetch(`${url}/api/messages`, { method: 'POST', headers, body: '{"text":"Fire drill at ten"}' });
  assert.equal(sent.status, 201, await sent.text());
}

test('neither does a board of every kind of tile: on its socket, its page, a television, or gone back with', async (t) => {
  const floor = await server(t);
  const nc = await connected(t, floor.natsUrl());
  const tiles = everyTile({ queue: 'billing', team: 'red', agent: 'qx_elif' });
  const ofNobody = tiles.filter(({ id }) => id !== 'of-agent' && id !== 'shift');
  await keepBoard(t, nc, 'hung-up', boardWith(ofNobody, { audience: 'wall' }));
  await keepBoard(t, nc, 'of-desk', boardWith(tiles));
  await publish(nc, [
    ...PEOPLE.map((person) => event('agent.signed-in', { ...person, team: 'red' })),
    event('contact.offered', { contact: 'qxcontact', queue: 'billing', customer: CUSTOMER }),
    event('contact.offered', { contact: 'qxcontact-2', queue: 'billing', customer: CUSTOMER })
  ]);
  await eventually('both boards are there', async () => {
    const pages = await Promise.all(['hung-up', 'of-desk'].map((id) => fetch(`${floor.url}/board/${id}`)));
    return pages.every(({ ok }) => ok);
  });
  await announce(floor.url);
  await plan(floor.url);
  await watchTeams(floor.url);
  // Who asks for more than a board may tell gets no more; who asks for less gets less.
  const walls = ['board/hung-up?for=desk', 'board/of-desk?for=wall'].map((view) => watch(t, floor, view));
  const television = new Television();
  const { id } = await pair(television, floor, floor, { assignment: { boards: ['of-desk'], seconds: 30 } });
  const screen = television.watch(t, floor, `display/${id}?for=wall`);
  const desk = watch(t, floor, 'board/of-desk?for=desk');
  await publish(nc, [
    event('contact.answered', { contact: 'qxcontact', queue: 'billing', agent: 'qx_elif' }),
    state('qx_elif', 'talking'),
    state('Qx-9', 'not-ready', REASON),
    event('agent.help', { agent: 'qx_elif', kind: 'health-safety', text: HELP })
  ]);
  const tileOf = <T>(board: ReturnType<typeof watch>, id: string): T | undefined =>
    (board.data() as unknown as BoardView | null)?.tiles[id] as T | undefined;
  await eventually('the desk is told all of it', () => {
    const alerts = Object.values(tileOf<AlertsData>(desk, 'alerts')?.alerts ?? {});
    const texts = alerts.map(({ text }) => text.en).join();
    const [message] = Object.values(tileOf<MessageData>(desk, 'message')?.messages ?? {});
    return [HELP, LATE, TEAM_RULE].every((each) => texts.includes(each)) && message?.by === SENDER;
  });
  for (const wall of walls) {
    await eventually('a wall shows it', () => {
      const states = Object.values(tileOf<AgentGridData>(wall, 'grid')?.agents ?? {}).map((row) => row.state);
      return states.sort().join() === 'not-ready,not-ready,talking';
    });
    assert.equal(Object.keys(tileOf<WaitingListData>(wall, 'waiting')!.contacts).length, 1);
    assert.equal(Object.keys(tileOf<MessageData>(wall, 'message')!.messages).length, 1);
  }
  await eventually('so does a television', () => {
    const grid = screen.data()?.tiles['grid'] as AgentGridData | undefined;
    return Object.values(grid?.agents ?? {}).some((row) => row.state === 'talking');
  });
  const at = new Date().toISOString();
  const pages = ['/board/hung-up', '/board/of-desk?for=wall'];
  const rewinds = ['board=hung-up', 'board=of-desk&for=wall'].map((query) => `/api/board-rewind?${query}&at=${at}`);
  const answers = [...pages, ...rewinds].map(async (path) => {
    const response = await fetch(floor.url + path);
    assert.equal(response.status, 200, path);
    return response.text();
  });
  const tvPages = ['/tv', '/tv/plain'].map(async (path) => (await television.ask(floor, path)).text());
  const frames = [...walls, screen].flatMap((wall) => wall.frames);
  const sent = [...(await Promise.all([...answers, ...tvPages])), ...frames];
  for (const text of sent) {
    assertPrivate(text);
    for (const word of `${SENDER} ${HELP}`.split(' ').filter((each) => /x/.test(each)))
      assert.ok(!text.includes(word), word);
  }
});
