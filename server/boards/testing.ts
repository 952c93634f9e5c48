/** Boards for tests. */
import type { BoardDocument, FigureTile, Tile } from '#lib/protocol/board-document.ts';

export function aFigure(id: string, more: Partial<FigureTile> = {}): FigureTile {
  return {
    id,
    kind: 'figure',
    title: null,
    x: 0,
    y: 0,
    w: 6,
    h: 4,
    of: { site: null, scope: { kind: 'site', id: null }, channel: null },
    window: 'today',
    figure: 'serviceLevel',
    target: { kind: 'own' },
    trend: false,
    compare: null,
    ...more
  };
}

export function aBoard(title: string, more: Partial<BoardDocument> = {}): BoardDocument {
  return {
    title,
    audience: 'desk',
    language: null,
    theme: null,
    orientation: 'landscape',
    viewing: { distanceM: 5, diagonalInches: 55 },
    scope: { sites: ['demo'], queues: [], teams: [], channels: [] },
    pageSeconds: 20,
    pages: [{ id: 'first', title: null, tiles: [aFigure('level')] }],
    ...more
  };
}

export const boardOfTiles = (tiles: readonly Tile[], more: Partial<BoardDocument> = {}): BoardDocument =>
  aBoard('Of tiles', { pages: [{ id: 'first', title: null, tiles }], ...more });
