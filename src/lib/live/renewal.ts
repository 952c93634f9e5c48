/** A page is not renewed before this age, so that two servers of different builds can't send it to and fro. */
const YOUNGEST_MS = 60_000;
/** Who touched the desk so lately is at work there. */
const AT_WORK_MS = 30_000;

export interface Moment {
  readonly pageAgeMs: number;
  readonly isHidden: boolean;
  /** Since the last key or pointer; on a wall nobody touches anything. */
  readonly sinceInputMs: number;
}

/** Whether a page of an old build may reload itself now, without taking anything out of anybody's hands. */
export function isQuiet({ pageAgeMs, isHidden, sinceInputMs }: Moment): boolean {
  return pageAgeMs >= YOUNGEST_MS && (isHidden || sinceInputMs >= AT_WORK_MS);
}
