import type { TileKind, TileOf } from '#lib/protocol/board-document.ts';
import type { DataOf, SiteHead } from '#lib/protocol/board-view.ts';
import type { Audience } from '#lib/protocol/view-address.ts';
import type { BoardLook } from '../status.ts';
import type { KeyedAlert } from './alert-rows.ts';
import type { Room } from './layout.ts';

/** What every kind of tile draws from. */
export interface TileProps<K extends TileKind = TileKind> {
  readonly tile: TileOf<K>;
  readonly data: DataOf<K>;
  /** The site that it shows; null where nobody has named it. */
  readonly site: SiteHead | null;
  /** Its id. */
  readonly siteId: string;
  /** The server's clock, or the past moment shown, epoch milliseconds, in whole seconds. */
  readonly nowMs: number;
  /** Below its title, in sizes of its letters. */
  readonly room: Room;
  readonly audience: Audience;
  readonly look: BoardLook;
  /** Open ones of the board, the most urgent first. */
  readonly alerts: readonly KeyedAlert[];
}
