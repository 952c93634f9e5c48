/** Who is named to everybody who passes by. */
import type { BoardDocument, Tile } from '#lib/protocol/board-document.ts';
import { changeBoard, changeTile, removeTile, tilesOf } from '../document-edit.ts';
import type { SiteOutline } from '#lib/protocol/site-outline.ts';
import { isSeenFromAfar, type Finding, type LintContext, type TileRule } from './finding.ts';
import { siteOf } from './site-of.ts';

const isOfAgent = (tile: Tile): boolean => 'of' in tile && tile.of.scope.kind === 'agent';
const namesPeople = (tile: Tile): boolean =>
  tile.kind === 'agentGrid' || tile.kind === 'waitingList' || tile.kind === 'shift' || isOfAgent(tile);

/** A board that is read across a room hangs where visitors see it. */
export function namesFromAfar(document: BoardDocument): readonly Finding[] {
  const isForAll = document.audience === 'desk' && isSeenFromAfar(document);
  if (!isForAll || !tilesOf(document).some(namesPeople)) return [];
  const values = { distance: document.viewing.distanceM };
  const fix = (board: BoardDocument): BoardDocument => changeBoard(board, { audience: 'wall' });
  return [{ rule: 'namesFromAfar', severity: 'warning', page: null, tile: null, values, fix }];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A name that stands in a text as words of their own. */
const isNamedIn = (text: string, name: string): boolean =>
  name.trim().length > 2 &&
  new RegExp(`(^|[^\\p{L}\\p{N}])${escaped(name.trim())}($|[^\\p{L}\\p{N}])`, 'iu').test(text);

function textOf(tile: Tile): string {
  const own = tile.kind === 'text' ? tile.text : tile.kind === 'image' ? tile.alt : '';
  return `${tile.title ?? ''}\n${own}`;
}

function personIn(tile: Tile, outlines: readonly SiteOutline[]): string | null {
  const text = textOf(tile);
  if (text.trim() === '') return null;
  const people = outlines.flatMap(({ agents }) => agents);
  // Who is called by nothing but an id is no name that anybody writes.
  return people.find(({ id, name }) => id !== name && isNamedIn(text, name))?.name ?? null;
}

export const nameInText: TileRule = (tile, { document, context }) => {
  if (document.audience !== 'wall') return [];
  const name = personIn(tile, context.outlines);
  return name === null ? [] : [{ rule: 'nameInText', severity: 'warning', values: { name }, fix: null }];
};

export const agentOnWall: TileRule = (tile, { document }) => {
  if (document.audience !== 'wall' || !isOfAgent(tile)) return [];
  const ofSite = (each: Tile): Tile =>
    'of' in each ? { ...each, of: { ...each.of, scope: { kind: 'site', id: null } } } : each;
  const fix = (board: BoardDocument): BoardDocument => changeTile(board, tile.id, ofSite);
  return [{ rule: 'agentOnWall', severity: 'error', values: {}, fix }];
};

/** Who is late is said at the desk. */
export const shiftOnWall: TileRule = (tile, { document }) => {
  if (document.audience !== 'wall' || tile.kind !== 'shift') return [];
  const fix = (board: BoardDocument): BoardDocument => removeTile(board, tile.id);
  return [{ rule: 'shiftOnWall', severity: 'error', values: {}, fix }];
};

const callsNobody = (tile: Tile, document: BoardDocument, { outlines }: LintContext): boolean =>
  siteOf(tile, document, outlines)?.wallNames === 'none';

export const namelessGrid: TileRule = (tile, { document, context }) => {
  const isNameless = tile.kind === 'agentGrid' && document.audience === 'wall' && callsNobody(tile, document, context);
  return isNameless ? [{ rule: 'namelessGrid', severity: 'hint', values: {}, fix: null }] : [];
};
