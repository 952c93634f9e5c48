/** RFC 3339 date-times, to the millisecond. */
import { Units } from './units.ts';

const ZERO = 0x30;
const PLUS = 0x2b;
const DASH = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;
const LETTER_T = 0x54;
const SMALL_T = 0x74;
const LETTER_Z = 0x5a;
const SMALL_Z = 0x7a;
const NONE = -1_000_000;

const known = new Units();

const isClock = (hours: number, minutes: number): boolean => hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59;

/** Less than zero by far where there is no such number. */
function twoDigits(text: Uint16Array, at: number): number {
  const tens = text[at]! - ZERO;
  const ones = text[at + 1]! - ZERO;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? NONE : tens * 10 + ones;
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days from 1970-01-01 to a date of the proleptic Gregorian calendar, years 0000–9999. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const leapDayThisYear = month > 2 && isLeapYear(year) ? 1 : 0;
  return 365 * year + leapDays + DAYS_BEFORE_MONTH[month - 1]! + leapDayThisYear + day - 719_528;
}

/**
 * Reads an RFC 3339 date-time (`2026-11-23T10:00:00.25+03:00`; `t` and `z` may be lower case).
 *
 * @returns epoch milliseconds, digits after the third of the fraction dropped; `NaN` where the text is no date-time
 *   (a leap second is none here)
 */
export const parseDateTime = (text: string): number => dateTimeIn(known.ofText(text));

/** The same of what no string has been made of. */
export function dateTimeIn({ at: text, length }: Units): number {
  if (length < 20) return NaN;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  if (
    !(year >= 0 && month >= 1 && month <= 12 && day >= 1 && isClock(hour, minute) && second >= 0 && second <= 59) ||
    day > DAYS_IN_MONTH[month - 1]! + (month === 2 && isLeapYear(year) ? 1 : 0) ||
    text[4] !== DASH ||
    text[7] !== DASH ||
    (text[10] !== LETTER_T && text[10] !== SMALL_T) ||
    text[13] !== COLON ||
    text[16] !== COLON
  ) {
    return NaN;
  }
  let at = 19;
  let ms = 0;
  if (text[at] === DOT) {
    let scale = 100;
    const first = ++at;
    for (; at < length; at++) {
      const digit = text[at]! - ZERO;
      if (digit < 0 || digit > 9) break;
      ms += digit * scale;
      scale = Math.floor(scale / 10);
    }
    if (at === first) return NaN;
  }
  const local = daysSinceEpoch(year, month, day) * 86_400_000 + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
  const sign = text[at];
  if (sign === LETTER_Z || sign === SMALL_Z) return length === at + 1 ? local : NaN;
  const offsetHours = twoDigits(text, at + 1);
  const offsetMinutes = twoDigits(text, at + 4);
  if (
    (sign !== PLUS && sign !== DASH) ||
    text[at + 3] !== COLON ||
    length !== at + 6 ||
    !isClock(offsetHours, offsetMinutes)
  ) {
    return NaN;
  }
  const offset = (offsetHours * 60 + offsetMinutes) * 60_000;
  return sign === PLUS ? local - offset : local + offset;
}

/** Epoch milliseconds as an RFC 3339 date-time in UTC: `2026-11-23T10:00:00.000Z`. */
export function formatDateTime(ms: number): string {
  return new Date(ms).toISOString();
}
