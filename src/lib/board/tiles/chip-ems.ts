import type { FigureFormat } from '#lib/format/figures.ts';
import type { ChipEms } from './agent-layout.ts';
import type { AgentGroup } from './agent-groups.ts';
import { textEms } from './ems.ts';

/** Names longer than this are cut: a column is for many. */
export const LONGEST_NAME = 9;
const REASON = 4.5;
/** A state's mark, and the room beside what stands in a place. */
const MARK = 1.2;
const BESIDE = 0.5;
/** Widths go in steps of this: one longer name more must not move everybody. */
const STEP = 1;

interface Shown {
  readonly isWall: boolean;
  /** Whether each place bears the mark of its state. */
  readonly hasState: boolean;
}

/** How wide the place of one person must be. */
export function chipEms(groups: readonly AgentGroup[], { isWall, hasState }: Shown, format: FigureFormat): ChipEms {
  let name = 1;
  let hasReasons = false;
  for (const { cells } of groups) {
    for (const { row, name: text } of cells) {
      name = Math.max(name, textEms(text));
      hasReasons ||= row.reason !== null;
    }
  }
  const time = textEms(isWall ? format.count(88) : format.duration(3_599_000));
  const around = time + BESIDE + (hasState ? MARK : 0);
  const narrow = Math.ceil(Math.min(LONGEST_NAME, name) / STEP) * STEP + around;
  return { narrow, wide: narrow + (hasReasons ? REASON : 0) };
}
