/** What the parts of a board are called where two people changed one: see parts.ts. */
import type { MessageKey, Translate } from '#lib/i18n/translator.ts';
import type { BoardDocument, Tile } from '#lib/protocol/board-document.ts';
import type { SiteOutline } from '#lib/protocol/site-outline.ts';
import { tileOf } from './document-edit.ts';
import type { Conflict, Side } from './merge.ts';
import { placeName, tileName } from './tile-name.ts';

const SETTINGS: Readonly<Record<string, MessageKey>> = {
  title: 'editor.boardTitle',
  audience: 'editor.audience',
  language: 'language',
  theme: 'editor.theme',
  orientation: 'editor.orientation',
  pageSeconds: 'editor.pageSeconds',
  'viewing.distanceM': 'editor.distance',
  'viewing.diagonalInches': 'editor.diagonal',
  'scope.sites': 'sites',
  'scope.queues': 'editor.queues',
  'scope.teams': 'editor.teams',
  'scope.channels': 'editor.channels',
  pages: 'editor.pageOrder'
};

const OF_TILE: Readonly<Record<string, MessageKey>> = {
  place: 'editor.part.place',
  title: 'editor.part.title',
  shows: 'editor.part.shows'
};

interface Around {
  readonly document: BoardDocument;
  readonly outlines: readonly SiteOutline[];
  readonly t: Translate;
}

/** A tile that a side took away is known from the other side. */
function tileIn(id: string, { mine, theirs }: Conflict, document: BoardDocument): Tile | null {
  const whole = [mine, theirs].find((side) => (side as { tile?: Tile } | undefined)?.tile) as
    { tile: Tile } | undefined;
  return tileOf(document, id) ?? whole?.tile ?? null;
}

/** `Service level · today: where it stands` */
export function partName(conflict: Conflict, { document, outlines, t }: Around): string {
  const [kind, id, member] = conflict.part.split('/');
  if (kind === 'page') return t('editor.pageTitle');
  if (kind !== 'tile' || id === undefined) return t(SETTINGS[conflict.part] ?? 'editor.board');
  const tile = tileIn(id, conflict, document);
  const name = tile ? tileName(tile, document, outlines, t) : id;
  return member ? `${name}: ${t(OF_TILE[member]!)}` : name;
}

const listOf = (values: readonly unknown[], t: Translate): string =>
  values.length === 0 ? t('editor.value.all') : values.map(String).join(', ');

/** What one of the two made of it. */
export function sideText(conflict: Conflict, side: Side, { document, outlines, t }: Around): string {
  const value = conflict[side];
  const [kind, id, member] = conflict.part.split('/');
  if (value === undefined) return t('editor.value.removed');
  if (conflict.part === 'pages') return t('editor.value.order');
  if (kind === 'page' || member === 'title') return (value as { title: string | null }).title ?? t('editor.value.none');
  if (member === 'place') return placeName(value as Tile, t);
  if (kind === 'tile' && !member) return t('editor.value.changed');
  if (member === 'shows') {
    return tileName({ ...(value as Tile), id: id!, title: null }, document, outlines, t);
  }
  if (Array.isArray(value)) return listOf(value, t);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : t('editor.value.none');
}
