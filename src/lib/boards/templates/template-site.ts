import type { Language } from '#lib/i18n/languages.ts';
import { translator, type MessageKey } from '#lib/i18n/translator.ts';
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import type { SiteOutline } from '#lib/protocol/site-outline.ts';

/** What a template has to know of the site that its board is for. */
export interface TemplateSite extends Pick<SiteOutline, 'id' | 'name' | 'queues' | 'teams' | 'channels'> {
  /** Of the board's title; what the tiles say follows whoever reads them. */
  readonly language: Language;
}

type Said = 'title' | 'audience' | 'orientation' | 'viewing' | 'pages';

/** A board of one page for a site, in the site's language on a wall and the reader's at a desk. */
export function boardOf(
  site: TemplateSite,
  name: MessageKey,
  board: Pick<BoardDocument, Exclude<Said, 'title' | 'pages'>>,
  tiles: BoardDocument['pages'][number]['tiles']
): BoardDocument {
  return {
    title: `${translator(site.language)(name)} · ${site.name}`,
    language: null,
    theme: null,
    scope: { sites: [site.id], queues: [], teams: [], channels: [] },
    pageSeconds: 20,
    pages: [{ id: 'first', title: null, tiles }],
    ...board
  };
}
