import { textEms } from './ems.ts';

/** What a group of people is headed by. */
export interface Head {
  readonly count: string;
  readonly title: string;
  /** Whether the mark of a state stands between them. */
  readonly hasMark: boolean;
}

export interface HeadFit {
  /** Whether the word stands below the count: beside it there is no room for it. */
  readonly isTight: boolean;
  /** The word's size, in sizes of the group's letters. */
  readonly word: number;
}

/** How large a count is. */
const COUNT = 1.6;
const BETWEEN = 0.5;
const MARK = 1.35;
/** Words are not written smaller than this beside the count, and below it. */
const LEAST = { beside: 0.8, below: 0.62 } as const;
const MOST_BELOW = 0.85;

/** @param width in sizes of the group's letters */
export function headFit({ count, title, hasMark }: Head, width: number): HeadFit {
  const ems = Math.max(0.1, textEms(title));
  const beside = (width - COUNT * textEms(count) - BETWEEN - (hasMark ? MARK : 0)) / ems;
  if (beside >= LEAST.beside) return { isTight: false, word: Math.min(1, beside) };
  return { isTight: true, word: Math.max(LEAST.below, Math.min(MOST_BELOW, width / ems)) };
}
