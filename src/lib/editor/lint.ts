/**
 * Looks over a board before it hangs on a wall: what can't be read from where it is read, tells nobody whether it is good,
 * names people to passers-by, lies over something else or names what is not there. Pure: the same board and the same sites
 * give the same findings.
 */
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import type { Finding, FindingSeverity, LintContext, TileRule } from './lint/finding.ts';
import { tooManyColumns, tooManyFigures, tooSmall } from './lint/legibility.ts';
import { noTarget } from './lint/meaning.ts';
import { imageContrast, saysNothing } from './lint/pictures.ts';
import { crowded, emptyPages, hastyPages } from './lint/placement.ts';
import { agentOnWall, nameInText, namelessGrid, namesFromAfar, shiftOnWall } from './lint/privacy.ts';
import { missingFigure, missingInScope, missingListed, missingSite, missingSubject } from './lint/references.ts';

const OF_TILES: readonly TileRule[] = [
  missingSite,
  missingSubject,
  missingListed,
  missingFigure,
  agentOnWall,
  shiftOnWall,
  nameInText,
  namelessGrid,
  tooSmall,
  tooManyColumns,
  noTarget,
  imageContrast,
  saysNothing
];

const ORDER: Readonly<Record<FindingSeverity, number>> = { error: 0, warning: 1, hint: 2 };

/** The gravest first; those of one severity in the order of the board. */
export function lint(document: BoardDocument, context: LintContext): readonly Finding[] {
  const ofTiles = document.pages.flatMap((page) =>
    page.tiles.flatMap((tile) =>
      OF_TILES.flatMap((rule) =>
        rule(tile, { document, context }).map((found) => ({ ...found, page: page.id, tile: tile.id }))
      )
    )
  );
  const found = [
    ...missingInScope(document, context.outlines),
    ...namesFromAfar(document),
    ...hastyPages(document),
    ...emptyPages(document),
    ...crowded(document),
    ...tooManyFigures(document),
    ...ofTiles
  ];
  return found.sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}
