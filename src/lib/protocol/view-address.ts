/**
 * A view is named by what it shows and for whom: `site/<id>?for=desk`. The same address is the key under which the server
 * computes it once for all who watch it.
 */
export const AUDIENCES = ['desk', 'wall'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Whoever asks for less than there is to be told gets less; nobody gets more. */
export const stricterOf = (one: Audience, other: Audience): Audience => (one === 'wall' ? one : other);

/** `site`, `board` and `draft` (a board that is being edited) by id; `display`: what a paired display shows; `alerts` of a site, `alerts/*` of all; `boards/*`: those that are kept, and what is announced; `shift`: how a site's people keep to it; `outlook`: its next half hour. */
export const VIEW_KINDS = ['site', 'board', 'draft', 'boards', 'display', 'alerts', 'shift', 'outlook'] as const;
export type ViewKind = (typeof VIEW_KINDS)[number];

/** In place of an id: all there are. */
export const ALL_SITES = '*';

/** Of these there are views of all. */
const OF_ALL: readonly ViewKind[] = ['alerts', 'boards'];

export interface ViewAddress {
  readonly kind: ViewKind;
  readonly id: string;
  readonly audience: Audience;
}

export function formatViewAddress({ kind, id, audience }: ViewAddress): string {
  return `${kind}/${id}?for=${audience}`;
}

/** Null where the text is no view's address. */
export function parseViewAddress(text: string): ViewAddress | null {
  const match = /^([a-z]+)\/([A-Za-z0-9_-]{1,64}|\*)\?for=(desk|wall)$/.exec(text);
  const kind = VIEW_KINDS.find((each) => each === match?.[1]);
  if (!match || !kind || (match[2] === ALL_SITES && !OF_ALL.includes(kind))) return null;
  return { kind, id: match[2]!, audience: match[3] as Audience };
}
