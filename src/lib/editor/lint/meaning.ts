/** Figures that tell nobody whether they are good. */
import type { BoardDocument, FigureTile, LeadersTile, Tile } from '#lib/protocol/board-document.ts';
import { isComparable, usualTarget } from '../figure-choices.ts';
import { changeTile } from '../document-edit.ts';
import type { TileRule } from './finding.ts';

const isWithout = (tile: FigureTile | LeadersTile): boolean => tile.target.kind === 'none';

const give =
  (id: string, change: Partial<FigureTile>) =>
  (document: BoardDocument): BoardDocument =>
    changeTile(document, id, (tile) => ({ ...tile, ...change }) as Tile);

/** A figure that people set targets for needs one; of one that only counts, it helps to know what it was before. */
export const noTarget: TileRule = (tile) => {
  if ((tile.kind !== 'figure' && tile.kind !== 'leaders') || !isWithout(tile)) return [];
  const target = usualTarget(tile.figure);
  if (target.kind !== 'none') {
    return [{ rule: 'noTarget', severity: 'warning', values: {}, fix: give(tile.id, { target }) }];
  }
  if (tile.kind === 'leaders' || tile.compare !== null) return [];
  const canCompare = isComparable(tile.window, tile.of.scope.kind);
  const fix = canCompare ? give(tile.id, { compare: 'lastWeek' }) : null;
  return [{ rule: 'noReference', severity: canCompare ? 'warning' : 'hint', values: {}, fix }];
};
