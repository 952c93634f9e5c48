import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHANNELS } from '#lib/protocol/figures.ts';
import { TILE_KINDS, type BoardDocument } from '#lib/protocol/board-document.ts';
import { readDocument } from '../server/boards/read-document.ts';
import { blank } from '../src/lib/boards/templates/blank.ts';
import { TEMPLATE_IDS, TEMPLATES, type TemplateSite } from '../src/lib/boards/templates/templates.ts';
import { addPage, addTile } from '../src/lib/editor/document-edit.ts';
import { figureChoices } from '../src/lib/editor/figure-choices.ts';
import { newFigure, newTile } from '../src/lib/editor/new-tile.ts';

const SITE: TemplateSite = { id: 'izmir', name: 'İzmir', queues: [], teams: [], channels: CHANNELS, language: 'tr' };

function expectTaken(document: BoardDocument, what: string): void {
  const { document: read, problems } = readDocument(document);
  assert.deepEqual(problems ?? [], [], what);
  assert.deepEqual(read, document, what);
}

test('every template is a board as the server wants it, with nothing left out', () => {
  for (const id of TEMPLATE_IDS) expectTaken(TEMPLATES[id](SITE), id);
  expectTaken(blank(SITE), 'blank');
});

test('so is one to which a tile of each kind, or of each figure, was added', () => {
  const empty = blank(SITE);
  const [page] = empty.pages;
  const least = { w: 2, h: 2 };
  for (const kind of TILE_KINDS) {
    // Some are no matter of walls.
    const board = kind === 'shift' ? { ...empty, audience: 'desk' as const } : empty;
    expectTaken(addTile(board, page!.id, newTile(board, kind, 'new'), least), kind);
  }
  for (const choice of figureChoices('site', false)) {
    expectTaken(addTile(empty, page!.id, newFigure(empty, choice, 'new'), least), choice.figure);
  }
  expectTaken(addPage(empty, 'second'), 'a page');
});
