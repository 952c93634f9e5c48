/** What a board names that is not there. */
import type { BoardDocument, BoardScope, FigureColumn, Tile } from '#lib/protocol/board-document.ts';
import type { Named } from '#lib/protocol/pages.ts';
import type { SiteOutline } from '#lib/protocol/site-outline.ts';
import { changeBoard, changeTile } from '../document-edit.ts';
import { fitting, isThere } from '../figure-choices.ts';
import type { Finding, Fix, TileRule } from './finding.ts';
import { siteIdOf, siteOf } from './site-of.ts';

type Kind = 'queue' | 'team' | 'agent';
const RULE = { queue: 'noQueue', team: 'noTeam', agent: 'noAgent' } as const;
const LIST = { queue: 'queues', team: 'teams', agent: 'agents' } as const;

const isIn = (all: readonly Named[], id: string): boolean => all.some((each) => each.id === id);

function missing(kind: Kind, ids: readonly string[], outline: SiteOutline): readonly string[] {
  return ids.filter((id) => !isIn(outline[LIST[kind]], id));
}

const change =
  (id: string, to: (tile: Tile) => Tile): Fix =>
  (document) =>
    changeTile(document, id, to);

/** @param takeOut the tile without what is missing */
const finding = (tile: Tile, kind: Kind, ids: readonly string[], takeOut: (tile: Tile) => Tile) =>
  ids.map((id) => ({ rule: RULE[kind], severity: 'error', values: { id }, fix: change(tile.id, takeOut) }) as const);

export const missingSite: TileRule = (tile, { document, context }) => {
  const id = siteIdOf(tile, document);
  // A tile shows only sites of its board.
  if (id === null || (isIn(context.outlines, id) && document.scope.sites.includes(id))) return [];
  const toFirst = (each: Tile): Tile =>
    'of' in each ? { ...each, of: { ...each.of, site: null } } : ({ ...each, site: null } as Tile);
  const canFix = document.scope.sites[0] !== id;
  return [{ rule: 'noSite', severity: 'error', values: { id }, fix: canFix ? change(tile.id, toFirst) : null }];
};

export const missingSubject: TileRule = (tile, { document, context }) => {
  const outline = siteOf(tile, document, context.outlines);
  if (!outline || !('of' in tile) || tile.of.scope.kind === 'site') return [];
  const { kind, id } = tile.of.scope;
  const toSite = (each: Tile): Tile =>
    'of' in each ? { ...each, of: { ...each.of, scope: { kind: 'site', id: null } } } : each;
  return finding(tile, kind, missing(kind, [id], outline), toSite);
};

export const missingListed: TileRule = (tile, { document, context }) => {
  const outline = siteOf(tile, document, context.outlines);
  if (!outline) return [];
  return (['queue', 'team'] as const).flatMap((kind) => {
    const list = LIST[kind];
    const listed = (tile as Partial<Record<typeof list, readonly string[]>>)[list] ?? [];
    const gone = missing(kind, listed, outline);
    const without = (each: Tile): Tile => ({ ...each, [list]: listed.filter((id) => !gone.includes(id)) });
    return finding(tile, kind, gone, without);
  });
};

/** In the scope of the board ids are `site/queue`. */
export function missingInScope(document: BoardDocument, outlines: readonly SiteOutline[]): readonly Finding[] {
  const { scope } = document;
  const isNamed = (list: 'queues' | 'teams', address: string): boolean => {
    const [site, id] = address.split('/');
    const outline = outlines.find((each) => each.id === site);
    return outline !== undefined && isIn(outline[list], id ?? '');
  };
  const found = (rule: 'noSite' | 'noQueue' | 'noTeam', id: string, without: Partial<BoardScope>): Finding => ({
    rule,
    severity: 'error',
    page: null,
    tile: null,
    values: { id },
    fix: without.sites?.length === 0 ? null : (board) => changeBoard(board, { scope: { ...board.scope, ...without } })
  });
  const sites = scope.sites.filter((id) => !isIn(outlines, id));
  const queues = scope.queues.filter((address) => !isNamed('queues', address));
  const teams = scope.teams.filter((address) => !isNamed('teams', address));
  const rest = (all: readonly string[], gone: readonly string[]): string[] => all.filter((id) => !gone.includes(id));
  return [
    ...sites.map((id) => found('noSite', id, { sites: rest(scope.sites, sites) })),
    ...queues.map((id) => found('noQueue', id, { queues: rest(scope.queues, queues) })),
    ...teams.map((id) => found('noTeam', id, { teams: rest(scope.teams, teams) }))
  ];
}

/** What of the tile there is not, changed to what there is; null where all is there. */
function withFigures(tile: Tile): Tile | null {
  if (tile.kind === 'queueTable') {
    const columns = tile.columns.filter((column) => isThere(column, 'queue', false));
    return columns.length === tile.columns.length ? null : { ...tile, columns };
  }
  if (tile.kind !== 'figure' && tile.kind !== 'leaders') return null;
  const scope = tile.kind === 'figure' ? tile.of.scope.kind : tile.among === 'queues' ? 'queue' : 'team';
  const isOfChannel = tile.kind === 'figure' && tile.of.channel !== null;
  return isThere(tile, scope, isOfChannel) ? null : { ...tile, ...figureAndWindow(fitting(tile, scope, isOfChannel)) };
}

const figureAndWindow = ({ window, figure }: FigureColumn): FigureColumn => ({ window, figure });

export const missingFigure: TileRule = (tile) => {
  if (!withFigures(tile)) return [];
  const fix = change(tile.id, (each) => withFigures(each) ?? each);
  return [{ rule: 'noFigure', severity: 'error', values: {}, fix }];
};
