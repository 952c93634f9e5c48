/** What a tile is called, and which figures it shows, in few words. */
import { figureName } from '#lib/explain/figure-text.ts';
import type { Speech } from '#lib/i18n/speech.ts';
import type { Tile, TileScope } from '#lib/protocol/board-document.ts';
import type { SiteHead, TileData } from '#lib/protocol/board-view.ts';
import type { WindowId } from '#lib/protocol/figures.ts';

export interface TileTitle {
  readonly title: string;
  /** What the title leaves open; may be empty. */
  readonly more: string;
}

type T = Speech['t'];

const join = (texts: readonly (string | null | false)[]): string =>
  texts.filter((text): text is string => Boolean(text)).join(' · ');

const windowText = (window: WindowId, t: T): string | null => (window === 'now' ? null : t(`window.short.${window}`));

function scopeText({ scope, channel }: TileScope, name: string | null, hasSeveralSites: boolean, t: T): string {
  const isPlain = scope.kind === 'site' && !hasSeveralSites;
  return join([!isPlain && name, channel !== null && t(`channel.${channel}`)]);
}

interface Place {
  readonly site: SiteHead | null;
  readonly hasSeveralSites: boolean;
}

function ownTitle(tile: Tile, site: SiteHead | null, t: T): string {
  switch (tile.kind) {
    case 'text':
    case 'image':
      return '';
    case 'clock':
      return site?.name ?? t('tile.clock');
    case 'figure':
      return figureName({ figure: tile.figure, scope: tile.of.scope }, t);
    case 'leaders':
      return t(`tile.leaders.${tile.among}`, {
        figure: figureName({ figure: tile.figure, scope: { kind: 'site', id: null } }, t)
      });
    default:
      return t(`tile.${tile.kind}`);
  }
}

function more(tile: Tile, name: string | null, hasSeveralSites: boolean, t: T): string {
  switch (tile.kind) {
    case 'figure':
      return join([scopeText(tile.of, name, hasSeveralSites, t), windowText(tile.window, t)]);
    case 'stateDistribution':
    case 'course':
      return scopeText(tile.of, name, hasSeveralSites, t);
    case 'outlook':
      return name ?? '';
    case 'leaders':
      return windowText(tile.window, t) ?? '';
    default:
      return '';
  }
}

/** What the data are about as people call it; null: that goes without saying. */
export const nameOf = (data: TileData | null): string | null => (data && 'name' in data ? data.name : null);

/** No title where what the tile shows needs none. @param name see `nameOf` */
export function tileTitle(tile: Tile, name: string | null, { site, hasSeveralSites }: Place, t: T): TileTitle {
  return { title: tile.title ?? ownTitle(tile, site, t), more: more(tile, name, hasSeveralSites, t) };
}
