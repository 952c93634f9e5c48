/**
 * The first field of a queue_log line. Asterisk writes epoch seconds into the file; its database writes
 * `2012-07-03 15:27:23.896208` in the server's local time, and exports of that table bring it here.
 */
const EPOCH = /^\d{1,11}(?:\.\d+)?$/;
const TEXT = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:(\.\d{1,9})\d*)?$/;
/** RFC 3339 ends with the year 9999. */
const LATEST_MS = Date.UTC(9999, 11, 31);
/** Lines of one moment come in any order; a clock that went back by more than this was set back. */
const JITTER_MS = 10 * 60_000;

/** @returns epoch milliseconds, `NaN` where the text is no time; of an hour that comes twice, the one that goes on from `afterMs` */
export type ReadTime = (text: string, afterMs: number) => number;

function instantOf(local: Temporal.PlainDateTime, timeZone: string, afterMs: number): number {
  const first = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' }).epochMilliseconds;
  if (first >= afterMs - JITTER_MS) return first;
  return local.toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds;
}

function readText(text: string, timeZone: string, afterMs: number): number {
  const [, date, time, fraction = ''] = TEXT.exec(text) ?? [];
  if (!date) return NaN;
  try {
    return instantOf(Temporal.PlainDateTime.from(`${date}T${time}${fraction}`), timeZone, afterMs);
  } catch {
    return NaN;
  }
}

/**
 * @param timeZone the zone of times written as text; epoch seconds need none
 * @throws RangeError where it is no time zone
 */
export function timeReader(timeZone: string): ReadTime {
  new Intl.DateTimeFormat('en', { timeZone });
  return (text, afterMs) => {
    const ms = EPOCH.test(text) ? Math.round(Number(text) * 1000) : readText(text, timeZone, afterMs);
    return ms <= LATEST_MS ? ms : NaN;
  };
}
