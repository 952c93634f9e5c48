/** The lines of a report's table, in words. */
import type { Speech } from '#lib/i18n/speech.ts';
import type { Figures, Report, ReportMember } from '#lib/protocol/report.ts';
import { offsetOf } from './offset.ts';

export interface Row {
  readonly key: string;
  readonly label: string;
  /** Said of the label, in small letters. */
  readonly note: string;
  /** The member whose intervals it leads to; null for none. */
  readonly opens: string | null;
  readonly target: number | null;
  readonly figures: Figures;
}

function intervalRows(
  { intervals, site, dayStartMs, dayEndMs, asOfMs, members, totals }: Report,
  speech: Speech
): Row[] {
  const { timeZone } = site;
  const { format, t } = speech;
  // Where clocks are set back an hour comes twice.
  const isChanging = offsetOf(dayStartMs, timeZone) !== offsetOf(dayEndMs, timeZone);
  const target = members.find(({ id }) => id === totals[0]?.id)?.target ?? null;
  return intervals.map(({ startMs, endMs, figures }) => {
    const times = [startMs, endMs].map((ms) => format.timeOfDay(ms, timeZone));
    const notes = [isChanging ? offsetOf(startMs, timeZone) : '', endMs > asOfMs ? t('report.soFar') : ''];
    return {
      key: String(startMs),
      label: times.join('–'),
      note: notes.filter((note) => note !== '').join(' · '),
      opens: null,
      target,
      figures
    };
  });
}

function memberRows({ members, totals }: Report, { language }: Speech): Row[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const figuresOf = new Map(totals.map(({ id, figures }) => [id, figures]));
  const row = ({ id, name, target }: ReportMember): Row => {
    const note = name === id ? '' : id;
    return { key: id, label: name, note, opens: id, target, figures: figuresOf.get(id) ?? {} };
  };
  return members.map(row).sort((a, b) => compare(a.label, b.label) || compare(a.key, b.key));
}

/** The intervals of the one who was asked for; of several, a line for each of them. */
export const rowsOf = (report: Report, speech: Speech): Row[] =>
  report.minutes === null ? memberRows(report, speech) : intervalRows(report, speech);

/** What the lines come to; null where there is nobody. */
export function totalOf(report: Report, { t }: Speech): Row | null {
  const { by, siteTotal, totals, members, site } = report;
  const own = report.minutes === null ? null : totals[0];
  const figures = own ? own.figures : siteTotal;
  if (!figures || members.length === 0) return null;
  const target = own ? members.find(({ id }) => id === own.id)!.target : site.target;
  const label = own ? t('report.total') : t(by === 'queue' ? 'report.siteTotal.queue' : 'report.siteTotal.agent');
  return { key: 'total', label, note: '', opens: null, target, figures };
}
