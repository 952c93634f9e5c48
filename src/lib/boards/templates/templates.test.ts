import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GRID, PORTRAIT_GRID, type BoardDocument, type Tile } from '#lib/protocol/board-document.ts';
import { figuresOf } from '#lib/protocol/figures.ts';
import { TEMPLATE_IDS, TEMPLATES, type TemplateSite } from './templates.ts';

const SITE: TemplateSite = {
  id: 'izmir',
  name: 'İzmir',
  queues: [
    { id: 'billing', name: 'Billing' },
    { id: 'sales', name: 'Sales' }
  ],
  teams: [{ id: 'red', name: 'Red' }],
  channels: ['email', 'voice', 'chat'],
  language: 'en'
};
const EMPTY: TemplateSite = { ...SITE, queues: [], teams: [], channels: [] };

const tilesOf = ({ pages }: BoardDocument): readonly Tile[] => pages.flatMap(({ tiles }) => tiles);

function cellsOf({ x, y, w, h }: Tile): string[] {
  return Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)}/${y + Math.floor(cell / w)}`);
}

for (const id of TEMPLATE_IDS) {
  for (const site of [SITE, EMPTY]) {
    const document = TEMPLATES[id](site);
    const name = `${id}, ${site === SITE ? 'of a site' : 'of an empty site'}`;

    test(`${name}: its tiles fill the page, each cell once`, () => {
      const { columns, rows } = document.orientation === 'portrait' ? PORTRAIT_GRID : GRID;
      const cells = tilesOf(document).flatMap(cellsOf);
      assert.equal(new Set(cells).size, cells.length);
      assert.equal(cells.length, columns * rows);
      assert.ok(tilesOf(document).every(({ x, y, w, h }) => x + w <= columns && y + h <= rows));
    });

    test(`${name}: its tiles have ids of their own and figures that there are`, () => {
      const tiles = tilesOf(document);
      assert.equal(new Set(tiles.map((tile) => tile.id)).size, tiles.length);
      assert.ok(tiles.every((tile) => /^[A-Za-z0-9_-]{1,64}$/.test(tile.id)));
      for (const tile of tiles) {
        if (tile.kind !== 'figure') continue;
        const there = figuresOf(tile.of.scope.kind, tile.window, tile.of.channel !== null);
        assert.ok(there.includes(tile.figure), `${tile.id}: ${tile.window}.${tile.figure}`);
      }
    });

    test(`${name}: the biggest is what needs action, or what has a target`, () => {
      const [biggest] = tilesOf(document)
        .filter((tile) => tile.kind === 'figure')
        .sort((a, b) => b.w * b.h - a.w * a.h);
      assert.notEqual(biggest?.target.kind, 'none');
    });
  }
}

test('a title is written in the language of the site', () => {
  assert.equal(TEMPLATES.serviceFloor(SITE).title, 'Service floor · İzmir');
  assert.equal(TEMPLATES.serviceFloor({ ...SITE, language: 'tr' }).title, 'Hizmet katı · İzmir');
  assert.equal(TEMPLATES.serviceFloor({ ...SITE, language: 'ar' }).title, 'صالة الخدمة · İzmir');
});

test('a board of channels has a column for each of the site’s, in their usual order, four at most', () => {
  const shown = (site: TemplateSite): (string | null)[] => {
    const figures = tilesOf(TEMPLATES.omnichannel(site)).filter((tile) => tile.kind === 'figure');
    return figures.filter(({ y }) => y === 0).map(({ of }) => of.channel);
  };
  assert.deepEqual(shown(SITE), ['voice', 'chat', 'email']);
  assert.deepEqual(shown({ ...SITE, channels: ['fax', 'sms', 'email', 'voice', 'chat'] }), [
    'voice',
    'chat',
    'email',
    'sms'
  ]);
  assert.deepEqual(shown({ ...SITE, channels: ['email', 'voice'] }), ['voice', 'email']);
});
