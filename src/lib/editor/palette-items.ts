/** What can be added to a board: kinds of tiles, and every figure in every window. */
import { CATALOGUES, type MessageKey } from '#lib/i18n/catalogues.ts';
import { LANGUAGES, type Language } from '#lib/i18n/languages.ts';
import { TILE_KINDS, type FigureColumn, type TileKind } from '#lib/protocol/board-document.ts';
import { WINDOWS, type WindowId } from '#lib/protocol/figures.ts';
import type { Audience } from '#lib/protocol/view-address.ts';
import { figureChoices } from './figure-choices.ts';
import { search, type Findable } from './palette-search.ts';

interface Item extends Findable {
  readonly key: string;
  readonly label: MessageKey;
}

export interface KindItem extends Item {
  readonly kind: 'kind';
  readonly tile: TileKind;
}

export interface FigureItem extends Item {
  readonly kind: 'figure';
  readonly choice: FigureColumn;
}

export type PaletteItem = KindItem | FigureItem;

const inAllLanguages = (...keys: readonly MessageKey[]): readonly string[] =>
  (Object.keys(LANGUAGES) as Language[]).flatMap((language) => keys.map((key) => CATALOGUES[language][key]));

/** A figure is added by what it shows. */
const KINDS: readonly KindItem[] = TILE_KINDS.filter((kind) => kind !== 'figure').map((tile) => {
  const label = `editor.kind.${tile}` as const;
  return { kind: 'kind', tile, key: tile, label, names: inAllLanguages(label) };
});

const FIGURES: readonly FigureItem[] = figureChoices('site', false).map((choice) => {
  const label = `figure.${choice.figure}` as MessageKey;
  const names = inAllLanguages(label, `editor.window.${choice.window}`);
  return { kind: 'figure', choice, key: `${choice.window}.${choice.figure}`, label, names };
});

export interface Found {
  readonly kinds: readonly KindItem[];
  readonly figures: readonly FigureItem[];
}

/** Who is late is said at the desk. */
const isForDesks = ({ tile }: KindItem): boolean => tile === 'shift';

/** @param window whose figures are listed where nothing is searched for; what is searched for is found in all of them, there first */
export function paletteItems(query: string, window: WindowId, audience: Audience): Found {
  const offered = audience === 'wall' ? KINDS.filter((each) => !isForDesks(each)) : KINDS;
  if (query.trim() === '') {
    return { kinds: offered, figures: FIGURES.filter(({ choice }) => choice.window === window) };
  }
  const order = [window, ...WINDOWS.filter((each) => each !== window)];
  const figures = order.flatMap((each) => FIGURES.filter(({ choice }) => choice.window === each));
  return { kinds: search(offered, query), figures: search(figures, query) };
}
