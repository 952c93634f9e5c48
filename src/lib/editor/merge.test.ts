import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import * as edit from './document-edit.ts';
import { decide, merge } from './merge.ts';
import { partsOf } from './parts.ts';
import { board, boards, editsBy, onePage, problemsOf, textTile } from './testing.ts';

const BASE = onePage(textTile('a', 0, 0, 8, 6), textTile('b', 8, 0, 8, 6));

const titled = (document: BoardDocument, id: string, title: string): BoardDocument =>
  edit.changeTile(document, id, (tile) => ({ ...tile, title }));

test('edits of different tiles, and of different parts of one, come together', () => {
  const mine = edit.moveTile(titled(BASE, 'a', 'Mine'), 'a', { x: 0, y: 7 });
  const theirs = edit.changeBoard(
    edit.changeTile(titled(BASE, 'b', 'Theirs'), 'a', (tile) => ({ ...tile, text: 'new' }) as typeof tile),
    { pageSeconds: 60 }
  );
  const { document, conflicts } = merge(BASE, mine, theirs);
  assert.deepEqual(conflicts, []);
  assert.equal(document.pageSeconds, 60);
  const [a, b] = edit.tilesOf(document);
  assert.deepEqual([a?.title, a?.y, a?.kind === 'text' && a.text, b?.title], ['Mine', 7, 'new', 'Theirs']);
});

test('what both changed is a conflict: mine stands until somebody decides', () => {
  const [mine, theirs] = [titled(BASE, 'a', 'Mine'), titled(BASE, 'a', 'Theirs')];
  const { document, conflicts } = merge(BASE, mine, theirs);
  assert.deepEqual(conflicts, [
    { part: 'tile/a/title', mine: { title: 'Mine' }, theirs: { title: 'Theirs' }, taken: 'mine' }
  ]);
  assert.equal(edit.tileOf(document, 'a')?.title, 'Mine');
  const chosen = merge(BASE, mine, theirs, { 'tile/a/title': 'theirs' });
  assert.equal(edit.tileOf(chosen.document, 'a')?.title, 'Theirs');
  assert.equal(chosen.conflicts[0]?.taken, 'theirs');
});

test('what one took away and the other changed stays, until somebody decides', () => {
  const [without, changed] = [edit.removeTile(BASE, 'a'), titled(BASE, 'a', 'Changed')];
  for (const { document, conflicts } of [merge(BASE, without, changed), merge(BASE, changed, without)]) {
    assert.equal(edit.tileOf(document, 'a')?.title, 'Changed');
    assert.deepEqual(
      conflicts.map(({ part }) => part),
      ['tile/a']
    );
  }
  assert.equal(edit.tileOf(merge(BASE, without, changed, { 'tile/a': 'mine' }).document, 'a'), null);
});

test('what one took away and the other left alone is gone', () => {
  const { document, conflicts } = merge(BASE, edit.removeTile(BASE, 'a'), titled(BASE, 'b', 'Theirs'));
  assert.deepEqual([edit.tilesOf(document).map(({ id }) => id), conflicts], [['b'], []]);
});

test('two tiles that were put in one place come apart', () => {
  const mine = edit.addTile(BASE, 'p1', textTile('mine', 0, 0, 8, 6), { w: 2, h: 2 });
  const theirs = edit.addTile(BASE, 'p1', textTile('theirs', 0, 0, 8, 6), { w: 2, h: 2 });
  const { document, conflicts } = merge(BASE, mine, theirs);
  assert.deepEqual([problemsOf(document), conflicts], [[], []]);
  assert.equal(edit.tilesOf(document).length, 4);
});

test('a page that one took away stays for the tile that the other put on it', () => {
  const base = edit.addPage(BASE, 'p2');
  const mine = edit.addTile(base, 'p2', textTile('mine', 0, 0, 8, 6), { w: 2, h: 2 });
  const { document } = merge(base, mine, edit.removePage(base, 'p2'));
  assert.deepEqual(
    document.pages.map(({ id, tiles }) => [id, tiles.length]),
    [
      ['p1', 2],
      ['p2', 1]
    ]
  );
});

test('pages in two other orders are a conflict; pages that were added are none', () => {
  const base = board(['a', 'b', 'c'].map((id) => ({ id, title: null, tiles: [] })));
  const mine = edit.movePage(base, 'a', 1);
  const theirs = edit.movePage(base, 'c', -1);
  const both = merge(base, mine, theirs);
  assert.deepEqual(
    both.conflicts.map(({ part }) => part),
    ['pages']
  );
  const order = ({ pages }: BoardDocument): string[] => pages.map(({ id }) => id);
  assert.deepEqual(order(both.document), ['b', 'a', 'c']);
  assert.deepEqual(order(merge(base, mine, theirs, { pages: 'theirs' }).document), ['a', 'c', 'b']);
  const added = merge(base, mine, edit.addPage(base, 'd'));
  assert.deepEqual([order(added.document), added.conflicts], [['b', 'a', 'c', 'd'], []]);
});

test('where each took away what the other left, a page remains', () => {
  const base = edit.addPage(onePage(), 'p2');
  const { document } = merge(base, edit.removePage(base, 'p1'), edit.removePage(base, 'p2'));
  assert.deepEqual(document.pages, [{ id: 'p2', title: null, tiles: [] }]);
});

test('a conflict can be decided after further edits, and decided otherwise again', () => {
  const [mine, theirs] = [titled(BASE, 'a', 'Mine'), titled(edit.removeTile(BASE, 'b'), 'a', 'Theirs')];
  const merged = merge(BASE, titled(mine, 'b', 'Mine too'), theirs);
  assert.deepEqual(merged.conflicts.map(({ part }) => part).sort(), ['tile/a/title', 'tile/b']);
  const later = edit.changeBoard(merged.document, { title: 'Later' });
  const taken = merged.conflicts.reduce((board, conflict) => decide(board, conflict, 'theirs'), later);
  assert.deepEqual([taken.title, edit.tileOf(taken, 'a')?.title, edit.tileOf(taken, 'b')], ['Later', 'Theirs', null]);
  const back = merged.conflicts.reduce((board, conflict) => decide(board, conflict, 'mine'), taken);
  assert.deepEqual([edit.tileOf(back, 'a')?.title, edit.tileOf(back, 'b')?.title], ['Mine', 'Mine too']);
});

const edits = fc.tuple(boards, editsBy('me'), editsBy('you'));
const whole = (): boolean => false;
const HARD = { numRuns: 500 };

test('where only one has changed anything, theirs is the outcome, to the letter; also where both did the same', () => {
  fc.assert(
    fc.property(edits, ([base, byMe]) => {
      const changed = byMe(base);
      const nothing = { document: changed, conflicts: [] };
      assert.deepEqual(merge(base, changed, base), nothing);
      assert.deepEqual(merge(base, base, changed), nothing);
      assert.deepEqual(merge(base, changed, changed), nothing);
    }),
    HARD
  );
});

test('whatever two people do, the outcome is a board whose tiles lie beside each other', () => {
  fc.assert(
    fc.property(edits, ([base, byMe, byYou]) => {
      assert.deepEqual(problemsOf(merge(base, byMe(base), byYou(base)).document), []);
    }),
    HARD
  );
});

test('nothing is lost silently: what one added is there, and what is not as either made it is told', () => {
  fc.assert(
    fc.property(edits, ([base, byMe, byYou]) => {
      const sides = [byMe(base), byYou(base)] as const;
      const { document, conflicts } = merge(base, ...sides);
      const told = new Set(conflicts.map(({ part }) => part));
      const ids = new Set(edit.tilesOf(document).map(({ id }) => id));
      for (const [one, other] of [sides, [sides[1], sides[0]] as const]) {
        for (const { id } of edit.tilesOf(one)) {
          const tookAway = edit.tileOf(base, id) !== null && edit.tileOf(other, id) === null;
          assert.ok(ids.has(id) || tookAway, `${id} is lost`);
        }
        const [before, mine, after] = [base, one, document].map((each) => partsOf(each, whole));
        for (const [part, value] of mine!) {
          const isMine = JSON.stringify(before!.get(part)) !== JSON.stringify(value);
          // Where both arranged, tiles may have come apart.
          if (!isMine || part.endsWith('/place') || told.has(part) || told.has(part.replace(/\/\w+$/, ''))) continue;
          assert.deepEqual(after!.get(part), value, part);
        }
      }
    }),
    HARD
  );
});

test('who is mine and who is theirs matters for conflicts only', () => {
  fc.assert(
    fc.property(edits, ([base, byMe, byYou]) => {
      const [here, there] = [merge(base, byMe(base), byYou(base)), merge(base, byYou(base), byMe(base))];
      const parts = (conflicts: typeof here.conflicts): string[] => conflicts.map(({ part }) => part).sort();
      assert.deepEqual(parts(here.conflicts), parts(there.conflicts));
      const ids = (document: BoardDocument): string[] =>
        edit
          .tilesOf(document)
          .map(({ id }) => id)
          .sort();
      assert.deepEqual(ids(here.document), ids(there.document));
    }),
    HARD
  );
});

test('a decision is what the merge would have come to with it', () => {
  fc.assert(
    fc.property(edits, fc.constantFrom('mine' as const, 'theirs' as const), ([base, byMe, byYou], side) => {
      const { document, conflicts } = merge(base, byMe(base), byYou(base));
      for (const conflict of conflicts) {
        const decided = decide(document, conflict, side);
        assert.deepEqual(problemsOf(decided), []);
        if (/^tile\/[^/]+$/.test(conflict.part)) {
          assert.equal(edit.tileOf(decided, conflict.part.slice(5)) !== null, conflict[side] !== undefined);
        }
      }
    }),
    HARD
  );
});
