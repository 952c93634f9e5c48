import type { BoardDocument } from '#lib/protocol/board-document.ts';
import { boardOf, type TemplateSite } from './template-site.ts';

/** A wall as most are, and nothing on it. */
export const blank = (site: TemplateSite): BoardDocument =>
  boardOf(
    site,
    'newBoard.blank',
    { audience: 'wall', orientation: 'landscape', viewing: { distanceM: 5, diagonalInches: 55 } },
    []
  );
