import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Compile } from 'typebox/compile';
import { TEMPLATE_IDS, TEMPLATES } from '#lib/boards/templates/templates.ts';
import { TILE_KINDS, type BoardDocument, type Tile } from '#lib/protocol/board-document.ts';
import { figuresOf, WINDOWS } from '#lib/protocol/figures.ts';
import { BOARD, TILES } from './board-schema.ts';
import { publishedSchema } from './fill-in.ts';
import { MOST_BYTES, readDocument, sayProblems } from './read-document.ts';
import { aBoard, aFigure, boardOfTiles } from './testing.ts';

const at = (y: number) => ({ title: null, x: 0, y, w: 24, h: 1 });
const whose = { site: null, scope: { kind: 'site', id: null }, channel: null } as const;

const EVERY_TILE: readonly Tile[] = [
  aFigure('a', { ...at(0), compare: 'lastWeek', trend: true }),
  {
    id: 'b',
    kind: 'queueTable',
    ...at(1),
    site: 'demo',
    queues: ['billing'],
    columns: [{ window: 'now', figure: 'waiting' }],
    sort: 'urgency'
  },
  { id: 'c', kind: 'agentGrid', ...at(2), site: null, teams: [], queues: [], group: 'team', sort: 'name' },
  { id: 'd', kind: 'stateDistribution', ...at(3), of: { ...whose, scope: { kind: 'team', id: 'red' } } },
  { id: 'e', kind: 'course', ...at(4), of: whose, series: ['serviceLevel', 'waiting'], compare: null, target: true },
  { id: 'f', kind: 'waitingList', ...at(5), site: null, queues: [] },
  {
    id: 'g',
    kind: 'leaders',
    ...at(6),
    site: null,
    among: 'teams',
    window: 'today',
    figure: 'occupancy',
    target: { kind: 'atMost', value: 0.85 },
    count: 3
  },
  { id: 'h', kind: 'alerts', ...at(7), site: null, least: 'warning' },
  { id: 'i', kind: 'message', ...at(8) },
  { id: 'j', kind: 'clock', ...at(9), site: 'demo', seconds: true },
  { id: 'k', kind: 'text', ...at(10), text: 'Break at ten', size: 'large' },
  { id: 'l', kind: 'image', ...at(11), source: 'data:image/png;base64,AAAA', alt: 'Our logo' },
  { id: 'm', kind: 'outlook', ...at(12), of: whose, minutes: 30 },
  { id: 'n', kind: 'shift', ...at(13), site: null, teams: ['red'], list: 'teams' }
];

const problemsOf = (value: unknown): string => {
  const { problems = [] } = readDocument(value);
  return sayProblems(problems);
};
const withTile = (change: object, tile: Tile = EVERY_TILE[0]!): string =>
  problemsOf(boardOfTiles([{ ...tile, ...change }]));
const ofKind = (kind: Tile['kind']): Tile => EVERY_TILE.find((tile) => tile.kind === kind)!;

test('a board with a tile of every kind is as it was written', () => {
  assert.deepEqual(EVERY_TILE.map(({ kind }) => kind).sort(), [...TILE_KINDS].sort());
  const board = boardOfTiles(EVERY_TILE);
  assert.deepEqual(readDocument(board), { document: board });
});

test('every template is right', () => {
  const site = {
    id: 'demo',
    name: 'Demo',
    queues: [],
    teams: [],
    channels: ['email', 'voice'],
    language: 'en'
  } as const;
  for (const id of TEMPLATE_IDS) assert.equal(problemsOf(TEMPLATES[id](site)), '', id);
});

test('every figure of every window and scope can be chosen, and no other', () => {
  const said: string[] = [];
  for (const kind of ['site', 'queue', 'team', 'agent'] as const) {
    for (const window of WINDOWS) {
      for (const figure of figuresOf(kind, window)) {
        const scope = { kind, id: kind === 'site' ? null : 'x' };
        const problem = withTile({ of: { ...whose, scope }, window, figure, target: { kind: 'none' } });
        if (problem) said.push(problem);
      }
    }
  }
  assert.deepEqual(said, []);
  assert.match(
    withTile({ window: 'now' }),
    /^pages\.0\.tiles\.0\.figure is no figure of a site in window now: "serviceLevel"$/
  );
});

test('what has a default can be left out; what has none is asked for', () => {
  const short = {
    title: 'Short',
    audience: 'wall',
    scope: { sites: ['demo'] },
    pages: [
      { id: 'first', tiles: [{ id: 'a', kind: 'figure', x: 0, y: 0, w: 4, h: 4, window: 'now', figure: 'waiting' }] }
    ]
  };
  const { document } = readDocument(short);
  assert.deepEqual(document?.viewing, { distanceM: 5, diagonalInches: 55 });
  assert.deepEqual(document?.pages[0]?.tiles[0], {
    ...aFigure('a', { w: 4, h: 4, window: 'now', figure: 'waiting', target: { kind: 'none' } })
  });
  const { audience: _, ...more } = short;
  assert.match(problemsOf(more), /^the board must have required properties audience/);
});

test('each problem is named by its path, and what stands there quoted', () => {
  const cases: readonly (readonly [RegExp, unknown])[] = [
    [/^the board must be object, not 7$/, 7],
    [/^the board must be object, not null$/, null],
    [/^audience must be .*, not "all"$/, { ...aBoard('x'), audience: 'all' }],
    [/^title must .*, not ""$/, aBoard('')],
    [/^colour is not a member known here$/, { ...aBoard('x'), colour: 'red' }],
    [/^scope\.sites must /, aBoard('x', { scope: { ...aBoard('x').scope, sites: [] } })],
    [
      /^scope\.queues\.0 must .*, not "billing"$/,
      aBoard('x', { scope: { ...aBoard('x').scope, queues: ['billing'] } })
    ],
    [
      /^scope\.queues\.0 must be of one of the board's sites, not "izmir\/billing"$/,
      aBoard('x', { scope: { ...aBoard('x').scope, queues: ['izmir/billing'] } })
    ],
    [/^viewing\.distanceM must .*, not 4$/, { ...aBoard('x'), viewing: { distanceM: 4, diagonalInches: 55 } }],
    [/^pageSeconds must .*, not 2$/, aBoard('x', { pageSeconds: 2 })],
    [/^pages must /, aBoard('x', { pages: [] })],
    [/^pages\.0\.tiles\.0\.kind must .*, not "pie"$/, boardOfTiles([{ ...aFigure('a'), kind: 'pie' } as never])]
  ];
  for (const [said, value] of cases) assert.match(problemsOf(value), said);
});

test('a tile’s problems are those of its kind', () => {
  assert.match(withTile({ id: 'a b' }), /^pages\.0\.tiles\.0\.id must match pattern .*, not "a b"$/);
  assert.match(withTile({ x: -1 }), /^pages\.0\.tiles\.0\.x must be >= 0, not -1$/);
  assert.match(withTile({ colour: 1 }), /^pages\.0\.tiles\.0\.colour is not a member known here$/);
  assert.match(withTile({ figure: 'profit' }), /^pages\.0\.tiles\.0\.figure must .*, not "profit"$/);
  assert.match(withTile({ columns: [] }, ofKind('queueTable')), /^pages\.0\.tiles\.0\.columns must /);
  assert.match(withTile({ count: 11 }, ofKind('leaders')), /^pages\.0\.tiles\.0\.count must be <= 10, not 11$/);
  assert.match(
    withTile({ source: 'https://elsewhere.example/x.png' }, ofKind('image')),
    /^pages\.0\.tiles\.0\.source must match pattern/
  );
  assert.match(withTile({ text: 'x'.repeat(2001) }, ofKind('text')), /^pages\.0\.tiles\.0\.text must /);
});

test('ids stand once in a board', () => {
  const page = (id: string, tile: string) => ({ id, title: null, tiles: [aFigure(tile)] });
  assert.equal(
    problemsOf(aBoard('x', { pages: [page('one', 'a'), page('one', 'b')] })),
    'pages.1.id must be its own, but pages.0 is called "one" too'
  );
  assert.equal(
    problemsOf(aBoard('x', { pages: [page('one', 'a'), page('two', 'a')] })),
    'pages.1.tiles.0.id must be its own, but pages.0.tiles.0 is called "a" too'
  );
});

test('tiles stand inside the grid, beside each other', () => {
  assert.match(withTile({ x: 20, w: 5 }), /must end within 24 columns, but x \+ w is 25$/);
  assert.match(withTile({ y: 12, h: 3 }), /must end within 14 rows, but y \+ h is 15$/);
  const tall = [aFigure('a', { y: 20, h: 4 })];
  assert.equal(problemsOf(boardOfTiles(tall, { orientation: 'portrait' })), '');
  assert.match(problemsOf(boardOfTiles(tall)), /must end within 14 rows/);
  const place = { x: 0, y: 0, w: 4, h: 4 };
  const two = (x: number, y: number) =>
    problemsOf(boardOfTiles([aFigure('a', place), aFigure('b', { ...place, x, y })]));
  assert.equal(two(4, 0), '');
  assert.equal(two(0, 4), '');
  assert.equal(two(3, 3), 'pages.0.tiles.1 must not lie over the tile "a"');
});

test('what is shown is there', () => {
  const of = (kind: string, id: string | null, channel: string | null = null) => ({
    of: { site: null, scope: { kind, id }, channel }
  });
  assert.match(withTile(of('queue', null)), /of\.scope\.id must be the id of a queue, not null$/);
  assert.match(withTile(of('site', 'x')), /of\.scope\.id must be null for a site, not "x"$/);
  assert.match(
    withTile({ figure: 'occupancy', target: { kind: 'none' }, ...of('site', null, 'email') }),
    /figure is no figure of a channel of a site/
  );
  assert.match(
    withTile({ of: { ...whose, site: 'izmir' } }),
    /of\.site must be one of the board's sites, not "izmir"$/
  );
  assert.match(withTile({ site: 'izmir' }, ofKind('clock')), /tiles\.0\.site must be one of the board's sites/);
  assert.match(
    withTile({ columns: [{ window: 'now', figure: 'offered' }] }, ofKind('queueTable')),
    /columns\.0\.figure is no figure of a queue in window now/
  );
  assert.match(
    withTile({ window: 'last5m' }, ofKind('leaders')),
    /figure there are no figures of a team in window last5m$/
  );
  assert.match(
    withTile(of('agent', 'a1'), ofKind('stateDistribution')),
    /of\.scope\.kind must be one of site, queue, team, not "agent"$/
  );
  assert.match(withTile(of('team', 'red', 'email'), ofKind('stateDistribution')), /of\.channel must be null/);
  assert.match(
    withTile(of('team', 'red'), ofKind('course')),
    /of\.scope\.kind must be one of site, queue, not "team"$/
  );
  assert.match(
    withTile({ series: ['offered', 'serviceLevel', 'asaMs'] }, ofKind('course')),
    /series must be of at most 2 units/
  );
});

test('a target has a value where its kind needs one', () => {
  const target = (value: object) => withTile({ target: value });
  assert.match(target({ kind: 'atLeast' }), /target must have a value where its kind is "atLeast"$/);
  assert.match(target({ kind: 'own', value: 1 }), /target must not have a value where its kind is "own"$/);
  assert.match(withTile({ figure: 'offered' }), /target\.kind can be "own" of serviceLevel only, not of "offered"$/);
});

test('nobody is named on a wall', () => {
  const tiles = [
    aFigure('a', { of: { ...whose, scope: { kind: 'agent', id: 'a1' } }, figure: 'handled', target: { kind: 'none' } })
  ];
  assert.equal(problemsOf(boardOfTiles(tiles)), '');
  assert.match(problemsOf(boardOfTiles(tiles, { audience: 'wall' })), /of\.scope\.kind must not be "agent" on a wall/);
  const shift = [ofKind('shift')];
  assert.equal(problemsOf(boardOfTiles(shift)), '');
  assert.match(problemsOf(boardOfTiles(shift, { audience: 'wall' })), /kind must not be "shift" on a wall/);
});

test('a board that is more than NATS takes is refused', () => {
  const image = (id: string, y: number): Tile =>
    ({ ...ofKind('image'), id, y, source: `data:image/png;base64,${'A'.repeat(290_000)}` }) as Tile;
  assert.equal(problemsOf(boardOfTiles([image('a', 0), image('b', 1)])), '');
  assert.match(
    problemsOf(boardOfTiles([image('a', 0), image('b', 1), image('c', 2)])),
    new RegExp(`^the board must be at most ${MOST_BYTES} bytes`)
  );
});

test('the published schema takes what is taken, without what has a default, and names every kind of tile', () => {
  const schema = publishedSchema(BOARD);
  const published = Compile(schema as typeof BOARD);
  assert.ok(published.Check(boardOfTiles(EVERY_TILE)));
  assert.ok(!published.Check({ ...boardOfTiles(EVERY_TILE), title: 1 }));
  const { required } = schema as { required: string[] };
  assert.deepEqual(required.sort(), ['audience', 'pages', 'scope', 'title']);
  assert.deepEqual(Object.keys(TILES).sort(), [...TILE_KINDS].sort());
});

test('a file may name its schema', () => {
  const board = aBoard('x');
  assert.deepEqual(readDocument({ $schema: 'http://localhost/api/boards/schema.json', ...board }), { document: board });
});

test('what is read is not what was given: nobody’s object is changed', () => {
  const given = { title: 'x', audience: 'desk', scope: { sites: ['demo'] }, pages: [{ id: 'first' }] };
  const before = structuredClone(given);
  const { document } = readDocument(given);
  assert.deepEqual(given, before);
  assert.deepEqual((document as BoardDocument).pages, [{ id: 'first', title: null, tiles: [] }]);
});
