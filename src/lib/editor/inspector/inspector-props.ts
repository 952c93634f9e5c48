import type { BoardDocument, TileKind, TileOf } from '#lib/protocol/board-document.ts';
import type { SiteOutline } from '#lib/protocol/site-outline.ts';

/** What the settings of each kind of tile are made of. */
export interface InspectorProps<K extends TileKind = TileKind> {
  readonly tile: TileOf<K>;
  readonly document: BoardDocument;
  readonly outlines: readonly SiteOutline[];
  /** @param what is typed or turned bit by bit: such changes in a row are undone as one */
  readonly change: (change: Partial<TileOf<K>>, what?: string) => void;
}
