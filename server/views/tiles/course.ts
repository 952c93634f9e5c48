import type { CourseSeries, CourseTile } from '#lib/protocol/board-document.ts';
import type { CourseData, ProblemData } from '#lib/protocol/board-view.ts';
import { unitOf } from '#lib/protocol/figures.ts';
import { SLOT_MS } from '../../floor/ledger.ts';
import { CURVE_SLOT_MS } from '../../floor/waiting-curve.ts';
import { problem, type BoardReading } from '../board-reading.ts';
import { rows } from '../rows.ts';
import { otherCourse } from './compare.ts';
import { nameOf, subjectOf, type ContactSubject } from './subject.ts';
import { ownTargetOf } from './target.ts';
import { countsContacts } from './slots-of.ts';
import { courseOf, type Course } from './trend.ts';

/** A site's curve has every minute; of anything less there are only the slots. */
const hasCurve = ({ kind, channels }: ContactSubject): boolean => kind === 'site' && channels === null;

function waitingCourse(subject: ContactSubject): Course {
  if (!hasCurve(subject)) return courseOf(subject, 'waiting');
  const { site, moment } = subject.at;
  const curve = site.waitingCurve.between(moment.day.startMs, moment.nowMs, subject.now.waiting);
  return rows([...curve].map(([minute, count]) => [String(minute), count]));
}

export function courseData(tile: CourseTile, reading: BoardReading): CourseData | ProblemData {
  const subject = subjectOf(reading, tile.of);
  if (subject.kind === 'problem') return subject;
  if (!countsContacts(subject)) return problem('noFigure', tile.series[0]!);
  const series = (name: CourseSeries): Course =>
    name === 'waiting' ? waitingCourse(subject) : courseOf(subject, name);
  return {
    kind: 'course',
    name: nameOf(subject, reading)!,
    slotMs: SLOT_MS,
    series: rows(tile.series.map((name) => [name, series(name)])),
    units: rows(tile.series.map((name) => [name, unitOf(name)])),
    waitingSlotMs: hasCurve(subject) ? CURVE_SLOT_MS : SLOT_MS,
    compared: tile.compare && otherCourse(subject, tile.series[0]!, tile.compare, reading),
    target: tile.target && tile.series.includes('serviceLevel') ? ownTargetOf(subject, reading) : null
  };
}
