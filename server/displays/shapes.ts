/** What desks and displays send, and what is stored, must be. */
import {
  AWAKE,
  LONGEST_NAME,
  MOST_BOARDS,
  PAGES,
  ROTATION_SECONDS,
  SOUNDS,
  type Assignment,
  type DayPart,
  type DisplayHealth,
  type DisplaySettings
} from '#lib/protocol/displays.ts';
import { listOf, oneOf, optional, record, said, that, type Shape } from '../contract/shape.ts';
import { hasControl, hasLength, isToken } from '../contract/text.ts';
import { isTime } from '#lib/protocol/day-part.ts';

const { least, most } = ROTATION_SECONDS;

const Flag = that<boolean>('true or false', (value) => typeof value === 'boolean');
const Time = that<string>('a time of day like 22:00', isTime);
const Part: Shape<DayPart> = record({ from: Time, to: Time });
const number = (least: number, most: number): Shape<number> =>
  that(`a number from ${least} to ${most}`, (value) => typeof value === 'number' && value >= least && value <= most);
export const count: Shape<number> = that(
  'a whole number',
  (value) => Number.isSafeInteger(value) && Number(value) >= 0
);
export const text = (most: number): Shape<string> =>
  that(`a text of 1 to ${most} characters`, (value) => hasLength(value, most) && !hasControl(value));

/** Whole: a name that is only blanks is none. */
export const Name: Shape<string> = that(
  `a name of 1 to ${LONGEST_NAME} characters`,
  (value) => hasLength(value, LONGEST_NAME) && !hasControl(value) && value.trim() !== ''
);

const Boards: Shape<readonly string[]> = (value) =>
  listOf(that<string>('the id of a board', isToken))(value) ??
  that(`at most ${MOST_BOARDS} boards`, () => (value as unknown[]).length <= MOST_BOARDS)(value);

export const AssignmentShape: Shape<Assignment> = record({
  boards: Boards,
  seconds: that<number>(
    `a whole number from ${least} to ${most}`,
    (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most
  )
});

export const SettingsShape: Shape<DisplaySettings> = record({
  pixelShift: Flag,
  dim: optional(Part),
  sound: Flag,
  quiet: optional(Part)
}) as Shape<DisplaySettings>;

export const HealthShape: Shape<DisplayHealth> = record({
  page: oneOf(PAGES),
  width: number(0, 100_000),
  height: number(0, 100_000),
  pixelRatio: number(0, 100),
  frameAgeMs: optional(number(0, Number.MAX_SAFE_INTEGER)),
  awake: oneOf(AWAKE),
  sound: oneOf(SOUNDS),
  build: text(64),
  uptimeMs: number(0, Number.MAX_SAFE_INTEGER),
  heapBytes: optional(number(0, Number.MAX_SAFE_INTEGER))
}) as Shape<DisplayHealth>;

export type Read<T> =
  { readonly value: T; readonly error?: undefined } | { readonly value?: undefined; readonly error: string };

/** The value, once nothing is wrong with it. */
export function read<T>(shape: Shape<T>, value: unknown): Read<T> {
  const problem = shape(value);
  return problem ? { error: said(problem) } : { value: value as T };
}
