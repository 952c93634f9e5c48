/** How a past moment stands in an address: `at=2026-11-23T10:00:00.000Z&known=now`. */
import type { Moment } from './questions.ts';

const DATE_TIME = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Epoch milliseconds of an RFC 3339 date-time; null where the text is none. */
export function epochMsOf(text: string): number | null {
  // A plus sign that was not percent-encoded has become a blank on the way.
  const upper = text.replace(/ (?=\d\d:\d\d$)/, '+').toUpperCase();
  const date = DATE_TIME.exec(upper)?.[1];
  const midnightMs = date === undefined ? NaN : Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(midnightMs)) return null;
  // Browsers, which read this too, have only Date; and that takes a 30th of February for a 2nd of March.
  return new Date(midnightMs).toISOString().startsWith(date!) ? Date.parse(upper) : null;
}

export function formatMoment({ atMs, known }: Moment): string {
  return new URLSearchParams({ at: new Date(atMs).toISOString(), known }).toString();
}

export type MomentResult =
  | { readonly moment: Moment; readonly problem?: undefined }
  | {
      readonly moment?: undefined;
      /** What is wrong, the parameter named. */
      readonly problem: string;
    };

/** `known` is `now` where it is not given. */
export function readMoment(parameters: URLSearchParams): MomentResult {
  const at = parameters.get('at');
  const known = parameters.get('known') ?? 'now';
  const atMs = at === null ? null : epochMsOf(at);
  if (atMs === null) {
    return { problem: `at must be an RFC 3339 date-time with an offset, not ${JSON.stringify(at)}` };
  }
  if (known !== 'now' && known !== 'then') {
    return { problem: `known must be "now" or "then", not ${JSON.stringify(known)}` };
  }
  return { moment: { atMs, known } };
}
