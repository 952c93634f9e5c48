/** Puts what is picked in the palette on the page: where there is room, or where it is dropped. */
import type { Speech } from '#lib/i18n/speech.ts';
import type { BoardDocument, Tile } from '#lib/protocol/board-document.ts';
import type { SiteOutline } from '#lib/protocol/site-outline.ts';
import { minSize } from '../board/tiles/min-size.ts';
import { addTile, freeId, placeTile, tilesOf } from './document-edit.ts';
import { cellAt } from './drag.ts';
import type { Editing } from './editing.svelte.ts';
import { gridOf } from './grid.ts';
import { newFigure, newTile } from './new-tile.ts';
import { followFromPalette, type Point } from './palette-drag.ts';
import type { PaletteItem } from './palette-items.ts';
import type { StageElement } from './stage-element.ts';
import { placeName, tileName } from './tile-name.ts';

export interface PlacingParts {
  readonly editing: Editing;
  readonly stage: StageElement;
  readonly outlines: readonly SiteOutline[];
  readonly direction: () => 'ltr' | 'rtl';
  readonly t: Speech['t'];
}

type Change = (document: BoardDocument) => BoardDocument;

export class Placing {
  readonly #parts: PlacingParts;

  constructor(parts: PlacingParts) {
    this.#parts = parts;
  }

  /** Where there is room. */
  add(item: PaletteItem): void {
    const { editing } = this.#parts;
    const made = this.#make(item);
    const page = editing.page.id;
    this.#added(
      made,
      editing.apply((document) => addTile(document, page, made, minSize(made, document)))
    );
  }

  /** Follows the pointer until it lets go. */
  grab(item: PaletteItem, event: PointerEvent): void {
    // A finger scrolls the list; it adds by a tap.
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const { editing, stage } = this.#parts;
    const made = this.#make(item);
    let put: Change | null = null;
    followFromPalette(event, () => stage.box, {
      over: (point) => {
        put = point && this.#putAt(made, point);
        editing.preview(put);
      },
      drop: () => put && this.#added(made, editing.apply(put)),
      cancel: () => editing.preview(null)
    });
  }

  #putAt(made: Tile, { x, y }: Point): Change {
    const { editing, stage, direction } = this.#parts;
    const page = editing.page.id;
    const [column, row] = cellAt(x, y, stage.measure({ grid: gridOf(editing.settled), direction: direction() }));
    const at = { x: column - Math.floor(made.w / 2), y: row - Math.floor(made.h / 2) };
    return (document) => placeTile(document, page, made, at, minSize(made, document));
  }

  #make(item: PaletteItem): Tile {
    const { editing } = this.#parts;
    const document = editing.settled;
    const id = freeId(document, item.kind === 'figure' ? 'figure' : item.tile, editing.random);
    return item.kind === 'figure' ? newFigure(document, item.choice, id) : newTile(document, item.tile, id);
  }

  #added(made: Tile, isDone: boolean): void {
    const { editing, outlines, t } = this.#parts;
    const name = tileName(made, editing.settled, outlines, t);
    const there = tilesOf(editing.settled).find((each) => each.id === made.id);
    if (!isDone || !there) return editing.say(t('editor.noRoom', { name }));
    editing.select(made.id);
    editing.say(t('editor.added', { name, place: placeName(there, t) }));
  }
}
