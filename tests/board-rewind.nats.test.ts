// Any board goes back to a past moment: to what it would have shown then, as it is today.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BoardView, FigureData } from '#lib/protocol/board-view.ts';
import type { ServerMessage } from '#lib/protocol/messages.ts';
import { eventually } from './eventually.ts';
import { boardWith, everyTile, keepBoard } from './kept-boards.ts';
import { recordedDay } from './recorded-day.ts';
import { connected, publish, server, standsAt, watch } from './whole-server.ts';

const HOUR_MS = 3_600_000;

interface Rewound {
  readonly atMs: number;
  readonly data: BoardView;
}

const ask = (url: string, query: string): Promise<Response> => fetch(`${url}/api/board-rewind?${query}`);

const isThere = async (url: string): Promise<boolean> =>
  (await ask(url, `board=b1&at=${new Date().toISOString()}`)).status === 200;

async function rewound(url: string, atMs: number, known: 'now' | 'then', more = ''): Promise<BoardView> {
  const response = await ask(url, `board=b1&known=${known}&at=${new Date(atMs).toISOString()}${more}`);
  assert.equal(response.status, 200, await response.clone().text());
  const body = (await response.json()) as Rewound;
  assert.equal(body.atMs, atMs);
  return body.data;
}

/** What is to be acted on is of the present alone. */
const withoutAlerts = ({ alerts: _, tiles: { alerts: __, ...tiles }, ...view }: BoardView) => ({ ...view, tiles });

const isData = (message: ServerMessage): boolean => message.type !== 'heartbeat';

test('a board goes back to what it showed, to the digit, or to what is known today', async (t) => {
  const untilMs = Date.now();
  const events = recordedDay({ untilMs, hours: 4 });
  const early = events.slice(0, events.length / 2);
  const floor = await server(t);
  const nc = await connected(t, floor.natsUrl());
  await publish(nc, early);
  await standsAt(floor.url, early.length);
  const person = events.find(({ type }) => type === 'agent.signed-in')!.data as { agent: string; team: string };
  const all = everyTile({ queue: 'billing', team: person.team, agent: person.agent });
  // Of the past only the floor is known, not what was planned, nor what was foreseen.
  const tiles = all.filter(({ kind }) => kind !== 'shift' && kind !== 'outlook');
  await keepBoard(t, nc, 'b1', boardWith(tiles));
  await eventually('the board is there', () => isThere(floor.url));
  const board = watch(t, floor, 'board/b1?for=desk');
  await eventually('it is shown', board.snapshot);
  const shown = board.data() as unknown as BoardView;
  const shownAtMs = (board.messages.findLast(isData) as { atMs: number }).atMs;
  await publish(nc, events.slice(early.length));
  await standsAt(floor.url, events.length);

  const past = await rewound(floor.url, shownAtMs, 'then');
  assert.deepEqual(withoutAlerts(past), JSON.parse(JSON.stringify(withoutAlerts(shown))));
  assert.ok((past.tiles['level'] as FigureData).value !== null);
  const before = await rewound(floor.url, untilMs - HOUR_MS, 'now');
  assert.ok(Object.keys((before.tiles['level'] as FigureData).trend).length > 0);
  const onWall = await rewound(floor.url, untilMs - HOUR_MS, 'now', '&for=wall');
  assert.deepEqual(onWall.tiles['of-agent'], { kind: 'problem', problem: 'noAgent', id: '' });
  assert.deepEqual({ ...onWall.tiles['table'] }, { ...before.tiles['table'] });
  assert.equal(floor.words(), '');
});

test('what can’t be gone back to is refused, the parameter named', async (t) => {
  const floor = await server(t);
  const nc = await connected(t, floor.natsUrl());
  await publish(nc, recordedDay({ untilMs: Date.now(), hours: 0.1 }));
  await keepBoard(t, nc, 'b1', boardWith([]));
  const now = new Date().toISOString();
  const refusal = async (query: string): Promise<string> => {
    const response = await ask(floor.url, query);
    return `${response.status} ${((await response.json()) as { error: string }).error}`;
  };
  await eventually('the board is there', () => isThere(floor.url));
  assert.match(await refusal(`at=${now}`), /^400 board /);
  assert.match(await refusal('board=b1'), /^400 at /);
  assert.match(await refusal('board=b1&at=yesterday'), /^400 at .*"yesterday"/);
  assert.match(await refusal(`board=b1&at=${now}&for=everybody`), /^400 for .*"everybody"/);
  assert.match(await refusal(`board=nowhere&at=${now}`), /^404 there is no board/);
  assert.match(await refusal('board=b1&at=2001-01-01T00:00:00Z'), /^404 /);
});
