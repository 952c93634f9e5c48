import type { BoardDocument } from '#lib/protocol/board-document.ts';
import type { BoardView, SiteHead, TileData } from '#lib/protocol/board-view.ts';
import type { DisplayState } from '#lib/protocol/displays.ts';
import type { Delta, Position, Snapshot } from '#lib/protocol/messages.ts';
import type { FirstPaint } from './first-paint.ts';
import { LiveView } from './live-view.svelte.ts';
import { advance } from './replica.ts';
import type { Replica } from './replica.ts';

/** What a grid of tiles draws from: see BoardGrid.svelte. */
export interface ShownBoard {
  /** Null: a display that has no board yet. */
  readonly document: BoardDocument | null;
  readonly sites: Readonly<Record<string, SiteHead>>;
  readonly alerts: BoardView['alerts'];
  /** Null: they have not come yet. */
  tile(id: string): TileData | null;
}

/** The data of one tile. */
class Slot {
  data: TileData;

  constructor(data: TileData) {
    this.data = $state.raw(data);
  }
}

/** One board as the browser knows it. A delta wakes the tiles whose data it names, and no others. */
export class LiveBoard extends LiveView<BoardView> implements ShownBoard {
  #replica: Replica<BoardView>;
  #board: BoardView['board'];
  #display: DisplayState | null;
  #sites: BoardView['sites'];
  #alerts: BoardView['alerts'];
  readonly #slots = Object.create(null) as Record<string, Slot>;
  /** How often tiles have come or gone: who looked for one that is not there looks again. */
  #comings = $state(0);

  constructor(firstPaint: FirstPaint<BoardView>) {
    super(firstPaint);
    this.#replica = firstPaint.snapshot;
    const { board, display, sites, alerts } = this.#replica.data;
    this.#board = $state.raw(board);
    this.#display = $state.raw(display ?? null);
    this.#sites = $state.raw(sites);
    this.#alerts = $state.raw(alerts);
    this.#spreadTiles();
  }

  /** Null: a display that has no board yet. */
  get board(): BoardView['board'] {
    return this.#board;
  }

  get document(): BoardDocument | null {
    return this.#board?.document ?? null;
  }

  /** Null where no display shows it. */
  get display(): DisplayState | null {
    return this.#display;
  }

  get sites(): BoardView['sites'] {
    return this.#sites;
  }

  get alerts(): BoardView['alerts'] {
    return this.#alerts;
  }

  tile(id: string): TileData | null {
    void this.#comings;
    return this.#slots[id]?.data ?? null;
  }

  /** All of it, as it is at this moment: nobody is woken when it changes. */
  get view(): BoardView {
    return this.#replica.data;
  }

  protected get position(): Position {
    return this.#replica;
  }

  protected take(message: Snapshot<BoardView> | Delta): boolean {
    const next = advance(this.#replica, message);
    if (!next) return false;
    this.#replica = next;
    // What a patch does not touch is the same object as before, and setting that wakes nobody.
    const { board, display, sites, alerts } = next.data;
    this.#board = board;
    this.#display = display ?? null;
    this.#sites = sites;
    this.#alerts = alerts;
    this.#spreadTiles();
    return true;
  }

  #spreadTiles(): void {
    const { tiles } = this.#replica.data;
    let hasOthers = false;
    for (const id of Object.keys(tiles)) {
      const slot = this.#slots[id];
      if (slot) slot.data = tiles[id]!;
      else this.#slots[id] = new Slot(tiles[id]!);
      hasOthers ||= slot === undefined;
    }
    for (const id of Object.keys(this.#slots)) {
      if (Object.hasOwn(tiles, id)) continue;
      delete this.#slots[id];
      hasOthers = true;
    }
    if (hasOthers) this.#comings += 1;
  }
}
