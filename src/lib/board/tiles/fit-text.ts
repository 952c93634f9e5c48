import { textEms } from './ems.ts';

export interface FittedText {
  /** Of the usual type size. */
  readonly scale: number;
  readonly lines: 1 | 2;
}

/** Smaller than this part of its size no text is written: then it takes two lines, and what is too long for them is cut. */
const LEAST = 0.8;
/** But for a word that would have to be broken. */
const LEAST_WORD = 0.6;

const longestWord = (text: string): number => Math.max(0.1, ...text.split(/\s+/).map(textEms));

/** Writes a text into a width (in its usual type size): smaller if it must, else in two lines, their end cut. */
export function fitText(text: string, width: number, mayBreak = true): FittedText {
  const scale = Math.min(1, width / Math.max(textEms(text), 0.1));
  if (scale >= LEAST) return { scale, lines: 1 };
  if (!mayBreak) return { scale: LEAST, lines: 1 };
  return { scale: Math.min(LEAST, Math.max(LEAST_WORD, width / longestWord(text))), lines: 2 };
}
