/** A board's way into the past. */
import type { ShownBoard } from '#lib/live/live-board.svelte.ts';
import type { Dated } from '#lib/live/rewind.svelte.ts';
import type { BoardView, SiteHead } from '#lib/protocol/board-view.ts';

/** By which it goes back: its first site, of those that it shows; null: it shows none. */
export function leadingSite({ board, sites }: BoardView): { readonly id: string; readonly head: SiteHead } | null {
  const id = board?.document.scope.sites.find((each) => Object.hasOwn(sites, each)) ?? Object.keys(sites)[0];
  return id === undefined ? null : { id, head: sites[id]! };
}

const headOf = (view: BoardView): SiteHead | null => leadingSite(view)?.head ?? null;

export const DATED_BOARD: Dated<BoardView> = {
  dayOf: (view) => ({ startMs: headOf(view)?.dayStartMs ?? 0, endMs: headOf(view)?.dayEndMs ?? 0 }),
  timeZoneOf: (view) => headOf(view)?.timeZone ?? 'UTC',
  chartOf: null
};

/**
 * A board that stands still.
 *
 * @param isBlank without its figures
 */
export function stillBoard({ board, sites, alerts, tiles }: BoardView, isBlank: boolean): ShownBoard {
  return {
    document: board?.document ?? null,
    sites,
    alerts,
    tile: (id) => (isBlank || !Object.hasOwn(tiles, id) ? null : tiles[id]!)
  };
}
