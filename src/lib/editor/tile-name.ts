/** What tiles and their places are called where they are edited. */
import { figureName } from '#lib/explain/figure-text.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import type { BoardDocument, Place, Tile, TileScope } from '#lib/protocol/board-document.ts';
import type { SiteOutline } from '#lib/protocol/site-outline.ts';
import { siteOf } from './lint/site-of.ts';

const LIST = { queue: 'queues', team: 'teams', agent: 'agents' } as const;

/** Null where it is the site that all of the board is about. */
function scopeName(
  tile: Tile,
  of: TileScope,
  document: BoardDocument,
  outlines: readonly SiteOutline[]
): string | null {
  const site = siteOf(tile, document, outlines);
  const { kind, id } = of.scope;
  if (kind !== 'site') return site?.[LIST[kind]].find((each) => each.id === id)?.name ?? id;
  return document.scope.sites.length > 1 ? (site?.name ?? of.site) : null;
}

/** `Service level, Billing, today` */
export function tileName(tile: Tile, document: BoardDocument, outlines: readonly SiteOutline[], t: Translate): string {
  const own = tile.title ?? (tile.kind === 'text' ? tile.text.slice(0, 40) : '');
  if (own) return own;
  const scope = 'of' in tile ? scopeName(tile, tile.of, document, outlines) : null;
  const parts =
    tile.kind === 'figure'
      ? [
          figureName({ figure: tile.figure, scope: tile.of.scope }, t),
          scope,
          tile.of.channel && t(`channel.${tile.of.channel}`),
          t(`editor.window.${tile.window}`)
        ]
      : [t(`editor.kind.${tile.kind}`), scope];
  return parts.filter(Boolean).join(' · ');
}

/** Columns and rows are counted from 1, as people do. */
export const placeName = ({ x, y, w, h }: Place, t: Translate): string =>
  t('editor.place', { column: x + 1, row: y + 1, width: w, height: h });

export const positionName = ({ x, y }: Place, t: Translate): string =>
  t('editor.position', { column: x + 1, row: y + 1 });

export const sizeName = ({ w, h }: Place, t: Translate): string => t('editor.size', { width: w, height: h });
