/** What a board shows at a moment, as src/lib/protocol/board-view.ts describes it. */
import type { Tile } from '#lib/protocol/board-document.ts';
import type { BoardView, SiteHead, TileData } from '#lib/protocol/board-view.ts';
import { siteTargetOf } from '../floor/definitions.ts';
import { alertsOf } from './alerts-of.ts';
import { BoardReading, type Board, type BoardContext } from './board-reading.ts';
import type { FloorAt } from './floor-at.ts';
import { rows } from './rows.ts';
import { agentGridData } from './tiles/agent-grid.ts';
import { alertsData } from './tiles/alerts.ts';
import { courseData } from './tiles/course.ts';
import { figureData } from './tiles/figure.ts';
import { leadersData } from './tiles/leaders.ts';
import { messageData } from './tiles/message.ts';
import { outlookData } from './tiles/outlook.ts';
import { queueTableData } from './tiles/queue-table.ts';
import { shiftData } from './tiles/shift.ts';
import { stateDistributionData } from './tiles/state-distribution.ts';
import { waitingListData } from './tiles/waiting-list.ts';
import { documentFor } from './wall-document.ts';

function tileData(tile: Tile, reading: BoardReading): TileData {
  switch (tile.kind) {
    case 'figure':
      return figureData(tile, reading);
    case 'queueTable':
      return queueTableData(tile, reading);
    case 'agentGrid':
      return agentGridData(tile, reading);
    case 'stateDistribution':
      return stateDistributionData(tile, reading);
    case 'course':
      return courseData(tile, reading);
    case 'outlook':
      return outlookData(tile, reading);
    case 'waitingList':
      return waitingListData(tile, reading);
    case 'leaders':
      return leadersData(tile, reading);
    case 'shift':
      return shiftData(tile, reading);
    case 'alerts':
      return alertsData(tile, reading);
    case 'message':
      return messageData(reading);
    case 'clock':
    case 'text':
    case 'image':
      return { kind: tile.kind };
  }
}

function siteHead(id: string, reading: BoardReading): SiteHead | null {
  const at = reading.site(id);
  if (!at) return null;
  const { name, language, timeZone } = at.site.definition;
  const { startMs, endMs } = at.moment.day;
  return {
    name,
    language,
    timeZone,
    dayStartMs: startMs,
    dayEndMs: endMs,
    target: siteTargetOf(reading.floor.config),
    sources: at.sources,
    rejected: reading.context.rejected
  };
}

/** The site that a tile states. */
const siteOf = (tile: Tile): string | null => ('of' in tile ? tile.of.site : 'site' in tile ? tile.site : null);

function siteHeads(tiles: readonly Tile[], reading: BoardReading): Record<string, SiteHead> {
  const ids = new Set([...reading.document.scope.sites, ...tiles.flatMap((tile) => siteOf(tile) ?? [])]);
  return rows(
    [...ids].flatMap((id) => {
      const head = siteHead(id, reading);
      return head ? [[id, head] as const] : [];
    })
  );
}

export function boardView(at: FloorAt, { id, version, document }: Board, context: BoardContext): BoardView {
  const reading = new BoardReading(at, document, context);
  const tiles = document.pages.flatMap((page) => page.tiles);
  const sites = siteHeads(tiles, reading);
  return {
    board: { id, version, document: documentFor(context.audience, document) },
    sites,
    alerts: rows(alertsOf(Object.keys(sites), context)),
    tiles: rows(tiles.map((tile) => [tile.id, tileData(tile, reading)]))
  };
}
