/**
 * A report as a file. JSON and CSV bear the same rows in the same order: of each queue (team, agent) its intervals, then its
 * total; last the total of the site. `row` says which a row is.
 *
 * Times are ISO 8601 with the site's offset of that instant; ratios are 0–1, unrounded; a figure with nothing to divide by is
 * `null`, in CSV an empty field. The figures' ids are those of the metrics page; their order does not change.
 */
import { stringify } from 'csv-stringify/sync';
import type { Figures, Report, ReportFile, ReportFormat, ReportQuestion } from '#lib/protocol/report.ts';
import type { StreamFold } from '../floor/stream-fold.ts';
import { answerReport } from './report.ts';

interface Row {
  readonly row: 'interval' | 'total' | 'site-total';
  readonly id: string;
  readonly name: string;
  readonly start: string;
  /** It ends before this; where that is later than `asOf`, it is not over. */
  readonly end: string;
  readonly figures: Figures;
}

type Written = (epochMs: number) => string;

function writtenIn(timeZone: string): Written {
  const known = new Map<number, string>();
  return (epochMs) => {
    const text = known.get(epochMs) ?? Temporal.Instant.fromEpochMilliseconds(epochMs).toString({ timeZone });
    known.set(epochMs, text);
    return text;
  };
}

function rowsOf(
  { site, dayStartMs, dayEndMs, members, intervals, totals, siteTotal }: Report,
  written: Written
): Row[] {
  const [start, end] = [written(dayStartMs), written(dayEndMs)];
  const intervalsOf = Map.groupBy(intervals, ({ id }) => id);
  const nameOf = new Map(members.map(({ id, name }) => [id, name]));
  const rows = totals.flatMap(({ id, figures }): Row[] => {
    const name = nameOf.get(id) ?? id;
    const own = (intervalsOf.get(id) ?? []).map(({ startMs, endMs, figures }) => {
      return { row: 'interval', id, name, start: written(startMs), end: written(endMs), figures } as const;
    });
    return [...own, { row: 'total', id, name, start, end, figures }];
  });
  if (siteTotal) rows.push({ row: 'site-total', id: site.id, name: site.name, start, end, figures: siteTotal });
  return rows;
}

function headOf({ site, day, dayStartMs, dayEndMs, asOfMs, by, minutes }: Report, written: Written) {
  const { id, name, timeZone } = site;
  const [start, end] = [written(dayStartMs), written(dayEndMs)];
  const asOf = written(asOfMs);
  return { site: { id, name, timeZone }, day, start, end, isOver: asOfMs >= dayEndMs, asOf, by, minutes };
}

export function reportAsJson(report: Report): string {
  const written = writtenIn(report.site.timeZone);
  return JSON.stringify({ ...headOf(report, written), columns: report.columns, rows: rowsOf(report, written) });
}

const CSV = { eof: false, record_delimiter: '\r\n', quote_record_delimiter: true, escape_formulas: true } as const;

/** The fields that tell whose a line is: of many lines the same, and all in which there may be something to quote. */
function whoseFields(before: readonly string[]): (id: string, name: string) => string {
  const known = new Map<string, string>();
  return (id, name) => {
    // An id has no line's end in it.
    const key = `${id}\n${name}`;
    const text = known.get(key) ?? stringify([[...before, id, name]], CSV);
    known.set(key, text);
    return text;
  };
}

/**
 * RFC 4180, UTF-8 without a byte order mark. A text that a spreadsheet would take for a formula, because it begins with
 * `=`, `+`, `-`, `@`, a tab or a carriage return, has a `'` put before it: that can only be a name or an id, for ids may
 * begin with `-`, and every other field is a date, a word of ours or a number that is not below 0.
 */
export function reportAsCsv(report: Report): string {
  const written = writtenIn(report.site.timeZone);
  const { site, day, asOf, by } = headOf(report, written);
  const figures = report.columns.map(({ id }) => id);
  const head = ['row', 'site', 'day', 'asOf', 'by', 'id', 'name', 'start', 'end', ...figures].join();
  const whose = whoseFields([site.id, day, asOf, by]);
  const lines = rowsOf(report, written).map(({ row, id, name, start, end, figures: of }) => {
    return [row, whose(id, name), start, end, ...figures.map((figure) => of[figure] ?? '')].join();
  });
  return [head, ...lines, ''].join('\r\n');
}

export function answerReportFile(
  fold: Pick<StreamFold, 'floor'>,
  question: ReportQuestion & { readonly format: ReportFormat },
  nowMs: number
): ReportFile | null {
  const report = answerReport(fold, question, nowMs);
  if (!report) return null;
  const isNobody = question.id !== null && report.totals.length === 0;
  const write = question.format === 'csv' ? reportAsCsv : reportAsJson;
  return { day: report.day, text: isNobody ? null : write(report) };
}
