/** How a report stands in an address: `day=2026-11-23&minutes=30&by=queue&id=billing`. */
import {
  REPORT_BY,
  REPORT_MINUTES,
  type ReportBy,
  type ReportMinutes,
  type ReportQuestion
} from '#lib/protocol/report.ts';

/** What is asked of a site, by an address. */
export type ReportParameters = Omit<ReportQuestion, 'site'> & { readonly minutes: ReportMinutes };

/** What a parameter must be, by its name. */
export type Problems = Readonly<Record<string, string>>;

/** The same for people. */
export const sayProblems = (problems: Problems): string =>
  Object.entries(problems)
    .map(([name, mustBe]) => `${name} must be ${mustBe}`)
    .join('; ');

export type ParametersResult =
  | { readonly parameters: ReportParameters; readonly problems?: undefined }
  | { readonly parameters?: undefined; readonly problems: Problems };

const DAY = /^(today|yesterday|\d{4}-\d{2}-\d{2})$/;
const ID = /^[A-Za-z0-9_-]{1,64}$/;

const byOf = (text: string): ReportBy | undefined => REPORT_BY.find((by) => by === text);
const minutesOf = (text: string): ReportMinutes | undefined =>
  REPORT_MINUTES.find((minutes) => String(minutes) === text);

/** Where nothing is said: today, in intervals of 30 minutes, of the site. Of a parameter given twice the first counts. */
export function readReportParameters(search: URLSearchParams): ParametersResult {
  const day = search.get('day') ?? 'today';
  const by = byOf(search.get('by') ?? 'site');
  const minutes = minutesOf(search.get('minutes') ?? '30');
  // An empty one is what a form says for all of them.
  const id = search.get('id') || null;
  const problems: Record<string, string> = {};
  if (!DAY.test(day)) problems['day'] = 'today, yesterday or a date such as 2026-11-23';
  if (minutes === undefined) problems['minutes'] = '15, 30 or 60';
  if (by === undefined) problems['by'] = 'site, queue, team or agent';
  if (id !== null && by === 'site') problems['id'] = 'left out where by is site';
  else if (id !== null && !ID.test(id)) problems['id'] = 'the id of one queue, team or agent; left out: all of them';
  if (by === undefined || minutes === undefined || Object.keys(problems).length > 0) return { problems };
  return { parameters: { day, minutes, by, id } };
}

/** @param more further parameters; those that are null are left out */
export function formatReportParameters(
  { day, minutes, by, id }: ReportParameters,
  more: Readonly<Record<string, string | null>> = {}
): string {
  const all = { ...more, day, minutes: String(minutes), by, id };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  return new URLSearchParams(given).toString();
}
