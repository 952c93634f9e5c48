import type { BoardDocument, Tile } from '#lib/protocol/board-document.ts';
import type { SiteOutline } from '#lib/protocol/site-outline.ts';

/** Whose figures a tile shows; null: of no site of its own. */
export function siteIdOf(tile: Tile, { scope }: Pick<BoardDocument, 'scope'>): string | null {
  if ('of' in tile) return tile.of.site ?? scope.sites[0] ?? null;
  if (tile.kind === 'alerts') return tile.site;
  return 'site' in tile ? (tile.site ?? scope.sites[0] ?? null) : null;
}

export const siteOf = (
  tile: Tile,
  document: Pick<BoardDocument, 'scope'>,
  outlines: readonly SiteOutline[]
): SiteOutline | null => outlines.find(({ id }) => id === siteIdOf(tile, document)) ?? null;
