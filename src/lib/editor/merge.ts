/**
 * Brings two people's edits of one board together: for each part of it, whoever changed it is right, and where both did, and
 * differently, that is a conflict, which somebody has to decide. Until then it is as mine has it, except that what one took
 * away and the other changed stays.
 */
import type { BoardDocument, BoardPage, Tile } from '#lib/protocol/board-document.ts';
import { settled } from './arrange.ts';
import { tilesOf } from './document-edit.ts';
import { gridOf, isOnGrid, overlap, placeOf, type Grid } from './grid.ts';
import { commonOrders, mergedOrder, withAdded } from './merged-order.ts';
import { fromParts, partsOf, type Parts } from './parts.ts';
import { sameValue } from './same-value.ts';

export type Side = 'mine' | 'theirs';

export interface Conflict {
  /** See parts.ts; besides, `pages`: their order. */
  readonly part: string;
  /** Undefined: it was taken away. */
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Which of them the merged board has. */
  readonly taken: Side;
}

/** What somebody has decided, by part. */
export type Choices = Readonly<Record<string, Side>>;

export interface Merged {
  readonly document: BoardDocument;
  readonly conflicts: readonly Conflict[];
}

/** What base, mine, theirs have there. */
type Three<T> = readonly [base: T, mine: T, theirs: T];

const each = <T, U>([base, mine, theirs]: Three<T>, of: (side: T) => U): Three<U> => [of(base), of(mine), of(theirs)];

function conflictOf(part: string, [base, mine, theirs]: Three<unknown>, choices: Choices): Conflict | null {
  if (sameValue(mine, theirs) || sameValue(base, theirs) || sameValue(base, mine)) return null;
  return { part, mine, theirs, taken: choices[part] ?? (mine === undefined ? 'theirs' : 'mine') };
}

function decided<T>([base, mine, theirs]: Three<T>, conflict: Conflict | null): T {
  if (conflict) return conflict.taken === 'mine' ? mine : theirs;
  return sameValue(base, mine) ? theirs : mine;
}

const idsOf = (all: readonly { readonly id: string }[]): readonly string[] => all.map(({ id }) => id);

/** Tiles are compared part by part where all three have them. */
function partsOfAll(documents: Three<BoardDocument>): Three<Parts> {
  const [base, mine, theirs] = each(documents, (document) => new Set(idsOf(tilesOf(document))));
  return each(documents, (document) => partsOf(document, (id) => !(base.has(id) && mine.has(id) && theirs.has(id))));
}

function pageOrder(documents: Three<BoardDocument>, choices: Choices): [order: readonly string[], Conflict | null] {
  const [base, mine, theirs] = each(documents, ({ pages }) => idsOf(pages));
  const common = commonOrders(base, mine, theirs);
  const conflict = conflictOf('pages', common, choices);
  const isMine = sameValue(decided(common, conflict), common[1]) && !sameValue(common[0], common[1]);
  return [isMine ? withAdded(mine, theirs) : withAdded(theirs, mine), conflict];
}

/** @param choices of conflicts that are no more, they mean nothing */
export function merge(base: BoardDocument, mine: BoardDocument, theirs: BoardDocument, choices: Choices = {}): Merged {
  const documents = [base, mine, theirs] as const;
  const sides = partsOfAll(documents);
  const parts: Parts = new Map();
  const conflicts: Conflict[] = [];
  for (const part of new Set(sides.flatMap((side) => [...side.keys()]))) {
    const values = each(sides, (side) => side.get(part));
    const conflict = conflictOf(part, values, choices);
    if (conflict) conflicts.push(conflict);
    const value = decided(values, conflict);
    if (value !== undefined) parts.set(part, value);
  }
  const [pages, conflict] = pageOrder(documents, choices);
  if (conflict) conflicts.push(conflict);
  const tiles = mergedOrder(...each(documents, (document) => idsOf(tilesOf(document))));
  const titleOf = (id: string): string | null => [...mine.pages, ...theirs.pages].find((page) => page.id === id)!.title;
  const merged = fromParts(parts, { pages, tiles }, titleOf);
  return { document: apart(withAPage(merged, mine), mine, theirs), conflicts };
}

/** The board with a conflict decided so: edits that were made since stay. */
export function decide(document: BoardDocument, conflict: Conflict, side: Side): BoardDocument {
  const [part, value] = [conflict.part, conflict[side]];
  const [pages, tiles] = [idsOf(document.pages), idsOf(tilesOf(document))];
  if (part === 'pages') {
    return fromParts(
      partsOf(document, () => false),
      { pages: withAdded(value as string[], pages), tiles },
      () => null
    );
  }
  const [, whole] = /^tile\/([^/]+)$/.exec(part) ?? [];
  const parts = partsOf(document, (id) => id === whole);
  if (value === undefined) parts.delete(part);
  else parts.set(part, value);
  const target = pageOfPart(value);
  const orders = { pages: withAdded(pages, target), tiles: withAdded(tiles, whole ? [whole] : []) };
  const decided = fromParts(parts, orders, () => null);
  return apart(withAPage(decided, document), document, document);
}

/** The page that a place or a whole tile needs, if it is one. */
function pageOfPart(value: unknown): readonly string[] {
  const { page } = (value ?? {}) as { page?: unknown };
  return typeof page === 'string' ? [page] : [];
}

/** Where each took away the pages that the other left, one of them stays, empty. */
function withAPage(merged: BoardDocument, { pages: [first] }: BoardDocument): BoardDocument {
  return merged.pages.length > 0 || !first ? merged : { ...merged, pages: [{ ...first, tiles: [] }] };
}

/** Tiles that both people put where there was room for one come apart; what one of them arranged alone stays as it is. */
function apart(merged: BoardDocument, mine: BoardDocument, theirs: BoardDocument): BoardDocument {
  const grid = gridOf(merged);
  const taken = new Set(idsOf(merged.pages));
  const pages = merged.pages.flatMap((page) => {
    const [here, ofMine, ofTheirs] = each([merged, mine, theirs], (document) => placesOn(document, page.id));
    const isAsMade = sameValue(here, ofMine) || sameValue(here, ofTheirs);
    return isAsMade || isTidy(page.tiles, grid) ? [page] : spread(page, grid, taken);
  });
  return { ...merged, pages };
}

const placesOn = ({ pages, orientation }: BoardDocument, id: string): unknown => {
  const tiles = pages.find((page) => page.id === id)?.tiles ?? [];
  return { orientation, places: Object.fromEntries(tiles.map((tile) => [tile.id, placeOf(tile)])) };
};

const isTidy = (tiles: readonly Tile[], grid: Grid): boolean =>
  tiles.every((tile, index) => isOnGrid(tile, grid) && !tiles.slice(index + 1).some((other) => overlap(tile, other)));

/** What the page has no cell for stands on more pages behind it. */
function spread(page: BoardPage, grid: Grid, taken: Set<string>): readonly BoardPage[] {
  const { tiles, left } = settled(page.tiles, grid);
  if (left.length === 0) return [{ ...page, tiles }];
  const id = nextId(page.id, taken);
  taken.add(id);
  return [{ ...page, tiles }, ...spread({ ...page, id, tiles: left }, grid, taken)];
}

function nextId(word: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${word.slice(0, 56)}-${number}`)) number++;
  return `${word.slice(0, 56)}-${number}`;
}
