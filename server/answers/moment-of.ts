/** Which moment a floor has to stand at to answer a question. */
import type { Moment, Question } from '#lib/protocol/questions.ts';
import type { Floor } from '../floor/floor.ts';
import { momentOfReport } from './report-days.ts';

/** Null: the present will do. */
export function momentOf(question: Question, floor: Floor, nowMs: number): Moment | null {
  const { moment } = question;
  if (moment) return moment.atMs < nowMs ? moment : null;
  const isOfDay = question.name === 'report' || question.name === 'reportFile' || question.name === 'pastDay';
  const calendar = isOfDay && floor.sites.get(question.site)?.calendar;
  return calendar ? momentOfReport(calendar, question.day, nowMs) : null;
}
