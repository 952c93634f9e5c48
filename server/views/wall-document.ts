/** A board's document as a wall gets it: whoever's figures a desk may look up, their id may be their name. */
import type { BoardDocument, Tile } from '#lib/protocol/board-document.ts';
import type { Audience } from '#lib/protocol/view-address.ts';

const NOBODY = { kind: 'agent', id: '-' } as const;

function tileForWall(tile: Tile): Tile {
  if (!('of' in tile) || tile.of.scope.kind !== 'agent') return tile;
  return { ...tile, of: { ...tile.of, scope: NOBODY } };
}

const documentForWall = (document: BoardDocument): BoardDocument => ({
  ...document,
  pages: document.pages.map((page) => ({ ...page, tiles: page.tiles.map(tileForWall) }))
});

/** One object for a document, so that what has not changed is not compared. */
const onWalls = new WeakMap<BoardDocument, BoardDocument>();

export function documentFor(audience: Audience, document: BoardDocument): BoardDocument {
  if (audience === 'desk') return document;
  let onWall = onWalls.get(document);
  if (!onWall) onWalls.set(document, (onWall = documentForWall(document)));
  return onWall;
}
