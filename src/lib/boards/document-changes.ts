/** What differs between two versions of a board, as people would say it. */
import { sameValue } from '#lib/editor/same-value.ts';
import type { BoardDocument, BoardPage, Place, Tile } from '#lib/protocol/board-document.ts';

/** Of the document itself. */
const MEMBERS = ['title', 'audience', 'language', 'theme', 'orientation', 'viewing', 'scope', 'pageSeconds'] as const;

export type ChangeKind =
  | (typeof MEMBERS)[number]
  | 'made'
  | 'deleted'
  | 'broughtBack'
  | 'nothing'
  | 'pagesAdded'
  | 'pagesRemoved'
  | 'pagesRenamed'
  | 'pagesSorted'
  | 'tilesAdded'
  | 'tilesRemoved'
  | 'tilesMoved'
  | 'tilesChanged';

export interface Change {
  readonly kind: ChangeKind;
  /** How many pages or tiles; 1 of all else. */
  readonly count: number;
}

const byId = <T extends { readonly id: string }>(all: readonly T[]): Map<string, T> =>
  new Map(all.map((each) => [each.id, each]));

interface Standing {
  readonly page: string;
  readonly tile: Tile;
}

const standings = ({ pages }: BoardDocument): Map<string, Standing> =>
  new Map(pages.flatMap(({ id: page, tiles }) => tiles.map((tile) => [tile.id, { page, tile }] as const)));

const placeOf = ({ page, tile: { x, y, w, h } }: Standing): Place & { readonly page: string } => ({ page, x, y, w, h });

const withoutPlace = ({ tile }: Standing): object => ({ ...tile, x: 0, y: 0, w: 0, h: 0 });

function countOf<T>(all: Iterable<T>, holds: (each: T) => boolean): number {
  let count = 0;
  for (const each of all) if (holds(each)) count++;
  return count;
}

function pageCounts(before: readonly BoardPage[], after: readonly BoardPage[]): [ChangeKind, number][] {
  const [old, now] = [byId(before), byId(after)];
  const [keptOld, keptNow] = [before.filter(({ id }) => now.has(id)), after.filter(({ id }) => old.has(id))];
  const isSorted = keptOld.some(({ id }, at) => id !== keptNow[at]!.id);
  return [
    ['pagesAdded', after.length - keptNow.length],
    ['pagesRemoved', before.length - keptOld.length],
    ['pagesRenamed', countOf(keptNow, ({ id, title }) => title !== old.get(id)!.title)],
    ['pagesSorted', isSorted ? 1 : 0]
  ];
}

function tileCounts(before: BoardDocument, after: BoardDocument): [ChangeKind, number][] {
  const [old, now] = [standings(before), standings(after)];
  const kept = [...now].flatMap(([id, standing]) => (old.has(id) ? [[old.get(id)!, standing] as const] : []));
  return [
    ['tilesAdded', now.size - kept.length],
    ['tilesRemoved', old.size - kept.length],
    ['tilesMoved', countOf(kept, ([was, is]) => !sameValue(placeOf(was), placeOf(is)))],
    ['tilesChanged', countOf(kept, ([was, is]) => !sameValue(withoutPlace(was), withoutPlace(is)))]
  ];
}

/** @param before null: there was none, or it was deleted; `isFirst` tells which */
export function documentChanges(before: BoardDocument | null, after: BoardDocument | null, isFirst: boolean): Change[] {
  if (!after) return [{ kind: 'deleted', count: 1 }];
  if (!before) return [{ kind: isFirst ? 'made' : 'broughtBack', count: 1 }];
  const counts: [ChangeKind, number][] = [
    ...MEMBERS.map((name): [ChangeKind, number] => [name, sameValue(before[name], after[name]) ? 0 : 1]),
    ...pageCounts(before.pages, after.pages),
    ...tileCounts(before, after)
  ];
  const changes = counts.filter(([, count]) => count > 0).map(([kind, count]) => ({ kind, count }));
  return changes.length > 0 ? changes : [{ kind: 'nothing', count: 1 }];
}
