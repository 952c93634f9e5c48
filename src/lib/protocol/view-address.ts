/**
 * A view is named by what it shows and for whom: `site/<id>?for=desk`. The same address is the key under which the server
 * computes it once for all who watch it.
 */
export const AUDIENCES = ['desk', 'wall'] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface ViewAddress {
  readonly kind: 'site';
  readonly site: string;
  readonly audience: Audience;
}

export function formatViewAddress(view: ViewAddress): string {
  return `${view.kind}/${view.site}?for=${view.audience}`;
}

/** Null where the text is no view's address. */
export function parseViewAddress(text: string): ViewAddress | null {
  const match = /^site\/([A-Za-z0-9_-]{1,64})\?for=(desk|wall)$/.exec(text);
  return match ? { kind: 'site', site: match[1]!, audience: match[2] as Audience } : null;
}
