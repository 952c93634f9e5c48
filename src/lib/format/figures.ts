import { durationFormat } from './duration.ts';
import { roundedRatio } from './ratio.ts';

/** Shown where there is nothing to divide by, or nothing known. */
export const NOTHING = '–';

const UNKNOWN = ['', NOTHING, ''] as const;

type Figure = number | null;
export type Parts = readonly [before: string, whole: string, after: string];

/** How the figures of a board are written in one language. */
export interface FigureFormat {
  count(value: Figure): string;
  /** A ratio from 0 to 1 as a percentage; with its target, it is not rounded across it. */
  ratio(value: Figure, target?: Figure): string;
  /** The same in parts, so that what stands before and after the whole number can be smaller. */
  ratioParts(value: Figure, target?: Figure): Parts;
  /** A ratio as a whole percentage, in parts. */
  wholeRatioParts(value: Figure): Parts;
  /** A ratio that is set by people, like a target: no decimals that say nothing. */
  target(value: Figure): string;
  duration(ms: Figure): string;
  /** The hour and minute (and second) of a moment in a time zone. */
  timeOfDay(epochMs: number, timeZone: string, withSeconds?: boolean): string;
  /** The day of a moment in a time zone, as short as people say it: `Mon, Nov 23`. */
  date(epochMs: number, timeZone: string): string;
  /** The same in full: `Monday, November 23, 2026`. */
  fullDate(epochMs: number, timeZone: string): string;
  /** Its day, hour and minute. */
  moment(epochMs: number, timeZone: string): string;
  /** `Voice, Video, and Chat` */
  list(items: readonly string[]): string;
}

const isWhole = ({ type }: Intl.NumberFormatPart): boolean => type === 'integer' || type === 'group';

function inParts(format: Intl.NumberFormat, value: number): Parts {
  const parts = format.formatToParts(value);
  const flags = parts.map(isWhole);
  const [begin, end] = [flags.indexOf(true), flags.lastIndexOf(true) + 1];
  const text = (some: Intl.NumberFormatPart[]): string => some.map((part) => part.value).join('');
  return [text(parts.slice(0, begin)), text(parts.slice(begin, end)), text(parts.slice(end))];
}

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const DATE = { weekday: 'short', day: 'numeric', month: 'short' } as const;

/** One way of writing moments, its formats made once for each time zone. */
function moments(locale: string, options: Intl.DateTimeFormatOptions): (epochMs: number, timeZone: string) => string {
  const formats = new Map<string, Intl.DateTimeFormat>();
  return (epochMs, timeZone) => {
    const format = formats.get(timeZone) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
    formats.set(timeZone, format);
    return format.format(epochMs);
  };
}

export function figureFormat(locale: string): FigureFormat {
  const counts = new Intl.NumberFormat(locale);
  const tenths = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1 });
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const duration = durationFormat(locale);
  const minute = moments(locale, TIME);
  const second = moments(locale, { ...TIME, second: '2-digit' });
  const lists = new Intl.ListFormat(locale);
  return {
    count: (value) => (value === null ? NOTHING : counts.format(value)),
    ratio: (value, target) => (value === null ? NOTHING : tenths.format(roundedRatio(value, target))),
    ratioParts: (value, target) => (value === null ? UNKNOWN : inParts(tenths, roundedRatio(value, target))),
    wholeRatioParts: (value) => (value === null ? UNKNOWN : inParts(whole, value)),
    target: (value) => (value === null ? NOTHING : percents.format(value)),
    duration: (ms) => (ms === null ? NOTHING : duration(ms)),
    timeOfDay: (epochMs, timeZone, withSeconds = false) => (withSeconds ? second : minute)(epochMs, timeZone),
    date: moments(locale, DATE),
    fullDate: moments(locale, { dateStyle: 'full' }),
    moment: moments(locale, { ...DATE, ...TIME }),
    list: (items) => lists.format(items)
  };
}
