import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATALOGUES } from '#lib/i18n/catalogues.ts';
import type { BoardDocument, Tile, TileKind, TileOf } from '#lib/protocol/board-document.ts';
import type { SiteOutline } from '#lib/protocol/site-outline.ts';
import { TEMPLATE_IDS, TEMPLATES } from '../boards/templates/templates.ts';
import * as edit from './document-edit.ts';
import { lint } from './lint.ts';
import { LINT_RULES, type Finding, type LintContext, type LintRule } from './lint/finding.ts';
import { newFigure, newTile } from './new-tile.ts';
import { chance, onePage, problemsOf, textTile } from './testing.ts';

const IZMIR: SiteOutline = {
  id: 'izmir',
  name: 'İzmir',
  language: 'tr',
  wallNames: 'initials',
  queues: [
    { id: 'billing', name: 'Billing' },
    { id: 'sales', name: 'Sales' }
  ],
  teams: [{ id: 'red', name: 'red' }],
  agents: [{ id: 'a1', name: 'Ada Lovelace' }],
  channels: ['voice', 'chat', 'email']
};
const CONTEXT: LintContext = { outlines: [IZMIR], tones: {} };
const random = chance(7);

const rulesOf = (document: BoardDocument, context = CONTEXT): LintRule[] =>
  lint(document, context).map(({ rule }) => rule);

const the = (rule: LintRule, document: BoardDocument, context = CONTEXT): Finding => {
  const found = lint(document, context).find((each) => each.rule === rule);
  assert.ok(found, `${rule} is not among ${rulesOf(document, context).join(', ')}`);
  return found;
};

const first = <K extends TileKind>(document: BoardDocument, kind: K): TileOf<K> =>
  edit.tilesOf(document).find((tile): tile is TileOf<K> => tile.kind === kind)!;

/** The board after the finding's own fix, in which that rule finds nothing more. */
function fixed(rule: LintRule, document: BoardDocument, context = CONTEXT): BoardDocument {
  const { fix } = the(rule, document, context);
  assert.ok(fix, `${rule} has no fix`);
  const after = fix(document, random);
  assert.ok(!rulesOf(after, context).includes(rule), `${rule} is still there`);
  return after;
}

const EMPTY = onePage();
const withFigure = (change: Partial<Extract<Tile, { kind: 'figure' }>>): BoardDocument => {
  const tile = newFigure(EMPTY, { window: 'today', figure: 'serviceLevel' }, 'f');
  return onePage({ ...tile, ...change } as Tile);
};
const withTile = (kind: Tile['kind'], change: object = {}): BoardDocument =>
  onePage({ ...newTile(EMPTY, kind, 't'), ...change });
const at = (document: BoardDocument, distanceM: 1 | 3 | 5 | 8 | 12): BoardDocument =>
  edit.changeBoard(document, { viewing: { ...document.viewing, distanceM } });
const forDesk = (document: BoardDocument): BoardDocument => edit.changeBoard(document, { audience: 'desk' });

test('every template is as the linter wants it, for sites of all kinds', () => {
  const sites = [IZMIR, { ...IZMIR, queues: [], teams: [], channels: [] }, { ...IZMIR, channels: ['voice' as const] }];
  for (const id of TEMPLATE_IDS) {
    for (const outline of sites) {
      const document = TEMPLATES[id]({ ...outline, language: 'en' });
      assert.deepEqual(lint(document, { outlines: [outline], tones: {} }), [], id);
    }
  }
});

test('what is added by itself is as the linter wants it, but for what people still have to put in', () => {
  for (const kind of ['figure', 'queueTable', 'agentGrid', 'course', 'waitingList', 'leaders', 'alerts'] as const) {
    for (const distance of [1, 3, 5, 8] as const) {
      const far = at(EMPTY, distance);
      const board = { ...far, pages: [{ ...far.pages[0]!, tiles: [newTile(far, kind, 't')] }] };
      assert.deepEqual(rulesOf(board), [], `${kind} from ${distance} m`);
    }
  }
});

test('the further away, the fewer figures: the rest goes to another page', () => {
  const figures = Array.from({ length: 9 }, (_, index) => ({
    ...newFigure(EMPTY, { window: 'now', figure: 'waiting' }, `f${index}`),
    x: (index % 5) * 4,
    y: Math.floor(index / 5) * 5,
    w: 4
  }));
  const document = onePage(...figures);
  assert.deepEqual(rulesOf(document), ['tooManyFigures']);
  assert.deepEqual(rulesOf(at(document, 3)), []);
  const after = fixed('tooManyFigures', document);
  assert.deepEqual(
    after.pages.map(({ tiles }) => tiles.map(({ id }) => id)),
    [figures.slice(0, 8).map(({ id }) => id), ['f8']]
  );
  assert.deepEqual(problemsOf(after), []);
});

test('a table has no more columns than can be read from there', () => {
  const columns = (['waiting', 'longestWaitMs', 'inProgress', 'waitingOverTarget', 'agents.available'] as const).map(
    (figure) => ({ window: 'now' as const, figure })
  );
  const document = withTile('queueTable', { columns, w: 24, h: 14 });
  const after = fixed('tooManyColumns', document);
  assert.equal(first(after, 'queueTable').columns.length, 4);
});

test('a tile that is too small is made larger where there is room', () => {
  const document = withFigure({ w: 2, h: 2, x: 22, y: 12 });
  const after = fixed('tooSmall', document);
  assert.deepEqual(problemsOf(after), []);
  const full = onePage(
    { ...edit.tilesOf(document)[0]!, x: 0, y: 0 },
    textTile('a', 2, 0, 22, 14),
    textTile('b', 0, 2, 2, 12)
  );
  const tiny = at(full, 12);
  assert.equal(the('tooSmall', tiny).fix, null);
});

test('a figure that people set targets for has one; another is compared', () => {
  const after = fixed('noTarget', withFigure({ target: { kind: 'none' } }));
  assert.deepEqual(first(after, 'figure').target, { kind: 'own' });
  const counted = withFigure({ figure: 'offered', target: { kind: 'none' } });
  assert.equal(the('noReference', counted).severity, 'warning');
  fixed('noReference', counted);
  const now = withFigure({ window: 'now', figure: 'agents.talking', target: { kind: 'none' } });
  assert.equal(the('noReference', now).severity, 'hint');
  assert.equal(the('noReference', now).fix, null);
});

test('a desk board that is read from afar names nobody', () => {
  const document = forDesk(withTile('agentGrid'));
  assert.equal(fixed('namesFromAfar', document).audience, 'wall');
  assert.deepEqual(rulesOf(at(document, 1)), []);
  assert.deepEqual(rulesOf(forDesk(withFigure({}))), []);
});

test('a wall names nobody in its texts', () => {
  const named = withTile('text', { text: 'Well done, ada lovelace!' });
  assert.deepEqual(the('nameInText', named).values, { name: 'Ada Lovelace' });
  assert.deepEqual(rulesOf(withTile('text', { text: 'Lovelace Ada' })), []);
  assert.deepEqual(rulesOf(forDesk(named)), []);
  assert.deepEqual(rulesOf(withFigure({ title: 'Ada Lovelace' })), ['nameInText']);
});

test('who is late is no matter of walls', () => {
  const document = withTile('shift');
  assert.deepEqual(rulesOf(document), ['shiftOnWall']);
  assert.equal(edit.tilesOf(fixed('shiftOnWall', document)).length, 0);
  assert.deepEqual(rulesOf(forDesk(at(document, 1))), []);
});

test('a wall shows no figures of one person; a site whose walls name nobody has a grid of states', () => {
  const of = { site: null, scope: { kind: 'agent', id: 'a1' }, channel: null } as const;
  const document = withFigure({ of, figure: 'handled', target: { kind: 'atLeast', value: 1 } });
  assert.deepEqual(rulesOf(document), ['agentOnWall']);
  assert.deepEqual(rulesOf(fixed('agentOnWall', document)), []);
  const silent = { ...CONTEXT, outlines: [{ ...IZMIR, wallNames: 'none' as const }] };
  assert.deepEqual(rulesOf(withTile('agentGrid'), silent), ['namelessGrid']);
  assert.deepEqual(rulesOf(at(forDesk(withTile('agentGrid')), 1), silent), []);
});

test('an image stands out from the ground, or the other theme is offered', () => {
  const document = withTile('image', { source: 'data:image/png;base64,AA==', alt: 'Logo' });
  const tones = (luminance: number, opaque: number): LintContext => ({
    ...CONTEXT,
    tones: { t: { luminance, opaque } }
  });
  assert.deepEqual(rulesOf(document, tones(0.9, 0.5)), []);
  assert.equal(fixed('imageContrast', document, tones(0.01, 0.5)).theme, 'light');
  assert.deepEqual(rulesOf(document, tones(0.01, 1)), []);
});

test('texts and images say something', () => {
  assert.deepEqual(rulesOf(withTile('text')), ['noText']);
  assert.deepEqual(rulesOf(withTile('image')), ['noImage']);
  assert.deepEqual(rulesOf(withTile('image', { source: 'data:image/png;base64,AA==' })), ['noAlt']);
  assert.deepEqual(edit.tilesOf(fixed('noText', withTile('text'))), []);
});

test('tiles over others, or off the page, are brought apart', () => {
  const over = onePage(textTile('a', 0, 0, 8, 6), textTile('b', 4, 2, 8, 6));
  assert.deepEqual(
    lint(over, CONTEXT).map(({ rule, tile }) => [rule, tile]),
    [['overlap', 'b']]
  );
  assert.deepEqual(problemsOf(fixed('overlap', over)), []);
  const off = onePage(textTile('a', 20, 0, 8, 6));
  assert.deepEqual(problemsOf(fixed('offGrid', off)), []);
});

test('pages show something, for long enough', () => {
  const two = edit.addPage(withFigure({}), 'p2');
  assert.deepEqual(rulesOf(two), ['emptyPage']);
  assert.equal(fixed('emptyPage', two).pages.length, 1);
  const hasty = edit.changeBoard(edit.addTile(two, 'p2', textTile('x', 0, 0, 8, 4), { w: 2, h: 2 }), {
    pageSeconds: 5
  });
  assert.equal(fixed('hastyPages', hasty).pageSeconds, 15);
  assert.deepEqual(rulesOf(EMPTY), []);
});

test('what a tile names is there', () => {
  const of = { site: null, scope: { kind: 'queue', id: 'gone' }, channel: null } as const;
  assert.deepEqual(the('noQueue', withFigure({ of })).values, { id: 'gone' });
  fixed('noQueue', withFigure({ of }));
  const after = fixed('noQueue', withTile('queueTable', { queues: ['billing', 'gone', 'lost'] }));
  assert.deepEqual(first(after, 'queueTable').queues, ['billing']);
  fixed('noTeam', withTile('agentGrid', { teams: ['blue'] }));
  fixed('noSite', withTile('agentGrid', { site: 'ankara' }));
  fixed('noAgent', withFigure({ of: { site: null, scope: { kind: 'agent', id: 'nobody' }, channel: null } }));
});

test('what the board’s scope names is there', () => {
  const scope = {
    sites: ['izmir', 'ankara'],
    queues: ['izmir/gone', 'izmir/sales'],
    teams: ['ankara/red'],
    channels: []
  };
  const document = edit.changeBoard(withFigure({}), { scope });
  assert.deepEqual(rulesOf(document), ['noSite', 'noQueue', 'noTeam']);
  assert.deepEqual(fixed('noQueue', document).scope.queues, ['izmir/sales']);
  assert.deepEqual(fixed('noSite', document).scope.sites, ['izmir']);
  const nowhere = edit.changeBoard(EMPTY, { scope: { ...scope, sites: ['ankara'], queues: [], teams: [] } });
  assert.equal(the('noSite', nowhere).fix, null);
});

test('a figure is one that there is in that window', () => {
  fixed('noFigure', withFigure({ window: 'now' }));
  fixed('noFigure', withTile('queueTable', { columns: [{ window: 'now', figure: 'offered' }] }));
  fixed('noFigure', withTile('leaders', { among: 'teams', figure: 'serviceLevel' }));
});

test('every rule has its words', () => {
  for (const rule of LINT_RULES) {
    assert.ok(CATALOGUES.en[`lint.${rule}`] && CATALOGUES.en[`lint.${rule}.fix`], rule);
  }
});
