/** Which alert is about what a tile shows. */
import type { Scope } from '#lib/protocol/figures.ts';
import type { AlertRow } from '#lib/protocol/alert-row.ts';
import type { Tile } from '#lib/protocol/board-document.ts';
import type { TileData } from '#lib/protocol/board-view.ts';
import type { KeyedAlert } from './alert-rows.ts';

const isOf = ({ kind, id }: Scope, { entity }: AlertRow): boolean =>
  kind === entity.kind && (kind === 'site' || id === entity.id);

const isAmong = (rows: object, kind: AlertRow['entity']['kind'], { entity }: AlertRow): boolean =>
  entity.kind === kind && Object.prototype.hasOwnProperty.call(rows, entity.id);

function concerns(tile: Tile, data: TileData, alert: AlertRow): boolean {
  switch (data.kind) {
    case 'figure':
      return tile.kind === 'figure' && tile.figure === alert.figure && isOf(tile.of.scope, alert);
    case 'course':
      return tile.kind === 'course' && tile.series.some((each) => each === alert.figure) && isOf(tile.of.scope, alert);
    case 'queueTable':
      return isAmong(data.queues, 'queue', alert);
    case 'agentGrid':
      return isAmong(data.agents, 'agent', alert);
    case 'leaders': {
      if (tile.kind !== 'leaders' || tile.figure !== alert.figure) return false;
      return isAmong(data.members, tile.among === 'queues' ? 'queue' : 'team', alert);
    }
    default:
      return false;
  }
}

/**
 * The most urgent one; null: none.
 *
 * @param alerts the most urgent first
 * @param site that the tile shows
 */
export function tileAlert(
  alerts: readonly KeyedAlert[],
  tile: Tile,
  data: TileData | null,
  site: string
): AlertRow | null {
  if (!data || alerts.length === 0) return null;
  return alerts.find(({ alert }) => alert.site === site && concerns(tile, data, alert))?.alert ?? null;
}

/** The most urgent one about a row of a tile; null: none. */
export function rowAlert(
  alerts: readonly KeyedAlert[],
  site: string,
  kind: AlertRow['entity']['kind'],
  id: string
): AlertRow | null {
  const about = ({ alert: { entity, site: its } }: KeyedAlert): boolean =>
    its === site && entity.kind === kind && entity.id === id;
  return alerts.find(about)?.alert ?? null;
}
