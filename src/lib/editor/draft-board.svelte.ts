import type { LiveBoard, ShownBoard } from '#lib/live/live-board.svelte.ts';
import type { BoardDocument, Tile } from '#lib/protocol/board-document.ts';
import type { TileData } from '#lib/protocol/board-view.ts';
import { tileOf } from './document-edit.ts';
import { sameValue } from './same-value.ts';

/** What the figures of a tile depend on: not its place, its title, its target or its order. */
function asks(tile: Tile | null): unknown {
  if (!tile) return null;
  const { id: _id, x: _x, y: _y, w: _w, h: _h, title: _title, ...shows } = tile;
  if (shows.kind === 'figure' || shows.kind === 'leaders') return { ...shows, target: null };
  return 'sort' in shows ? { ...shows, sort: null } : shows;
}

/** A wall without a theme is dark, whatever whoever edits it likes better. */
function asOnWall(document: BoardDocument): BoardDocument {
  return document.theme === null && document.audience === 'wall' ? { ...document, theme: 'dark' } : document;
}

/** The board as it is edited, at once, with what the server has for it so far: figures of another choice are not shown as its own. */
export class DraftBoard implements ShownBoard {
  readonly #live: LiveBoard;
  readonly #edited: () => BoardDocument;
  readonly #shown = $derived.by(() => asOnWall(this.#edited()));

  constructor(live: LiveBoard, edited: () => BoardDocument) {
    this.#live = live;
    this.#edited = edited;
  }

  get document(): BoardDocument {
    return this.#shown;
  }

  get sites() {
    return this.#live.sites;
  }

  get alerts() {
    return this.#live.alerts;
  }

  tile(id: string): TileData | null {
    const known = this.#live.document;
    const isKnown = known !== null && sameValue(asks(tileOf(known, id)), asks(tileOf(this.#edited(), id)));
    return isKnown ? this.#live.tile(id) : null;
  }
}
