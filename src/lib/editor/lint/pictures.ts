/** Texts and images: what can't be seen on the board's ground, and what says nothing. */
import { changeBoard, removeTile } from '../document-edit.ts';
import { contrastOf } from '../image-tone.ts';
import { NO_IMAGE } from '../no-image.ts';
import type { TileRule } from './finding.ts';

/** Luminance of the boards' grounds; on a wall a board without a theme is dark. */
const GROUND = { dark: 0.0055, light: 0.94 } as const;
/** WCAG 2.2, 1.4.11: what is drawn stands out from what is beside it. */
const LEAST_CONTRAST = 3;
/** What is no cut-out brings its own ground. */
const CUT_OUT = 0.9;

export const imageContrast: TileRule = (tile, { document, context }) => {
  const tone = tile.kind === 'image' ? context.tones[tile.id] : undefined;
  if (!tone || tone.opaque > CUT_OUT) return [];
  const theme = document.theme ?? 'dark';
  if (contrastOf(tone.luminance, GROUND[theme]) >= LEAST_CONTRAST) return [];
  const other = theme === 'dark' ? 'light' : 'dark';
  const helps = contrastOf(tone.luminance, GROUND[other]) >= LEAST_CONTRAST;
  return [
    {
      rule: 'imageContrast',
      severity: 'warning',
      values: { theme },
      fix: helps ? (board) => changeBoard(board, { theme: other }) : null
    }
  ];
};

export const saysNothing: TileRule = (tile) => {
  const fix = (document: Parameters<typeof removeTile>[0]) => removeTile(document, tile.id);
  if (tile.kind === 'text' && tile.text.trim() === '')
    return [{ rule: 'noText', severity: 'warning', values: {}, fix }];
  if (tile.kind !== 'image') return [];
  if (tile.source === NO_IMAGE) return [{ rule: 'noImage', severity: 'warning', values: {}, fix }];
  return tile.alt.trim() === '' ? [{ rule: 'noAlt', severity: 'warning', values: {}, fix: null }] : [];
};
