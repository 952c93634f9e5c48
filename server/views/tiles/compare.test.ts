import { test } from 'node:test';
import assert from 'node:assert/strict';
import { COURSE_SERIES, type Comparison, type CourseSeries, type TileScope } from '#lib/protocol/board-document.ts';
import type { CourseData, FigureData } from '#lib/protocol/board-view.ts';
import { figuresOf, WINDOWS, type Scope } from '#lib/protocol/figures.ts';
import { at, contact } from '../../../tests/oracle/given.ts';
import { answerPastDay } from '../../answers/past-day.ts';
import type { BoardContext } from '../board-reading.ts';
import { KeptDay } from '../kept-day.ts';
import { DESK, floorOf, recordedEvents, shownBy } from '../testing.ts';

const UNTIL_MS = Date.UTC(2026, 10, 24, 15, 17, 33);
const FLOOR = floorOf(recordedEvents(UNTIL_MS, 30), { sites: { izmir: { timeZone: 'Europe/Istanbul' } } });
FLOOR.settle(UNTIL_MS);

/** As if yesterday had been a week ago. */
const KEPT = new KeptDay(answerPastDay({ floor: FLOOR }, { site: 'izmir', day: 'yesterday' }, UNTIL_MS)!);
const CONTEXT: BoardContext = { ...DESK, lastWeek: (site) => (site === 'izmir' ? KEPT : null) };

const SCOPES: Scope[] = [
  { kind: 'site', id: null },
  ...['billing', 'online'].map((id): Scope => ({ kind: 'queue', id }))
];
const ALL: TileScope[] = SCOPES.flatMap((scope) =>
  ([null, 'voice', 'chat'] as const).map((channel) => ({ site: null, scope, channel }))
);

const figureTiles = (compare: Comparison) =>
  ALL.flatMap((of) =>
    WINDOWS.flatMap((window) =>
      figuresOf(of.scope.kind, window, of.channel !== null).map(
        (figure) => ({ kind: 'figure', of, window, figure, target: { kind: 'none' }, trend: false, compare }) as const
      )
    )
  );

const courseTiles = (compare: Comparison | null) =>
  ALL.flatMap((of) =>
    COURSE_SERIES.map((series) => ({ kind: 'course', of, series: [series], compare, target: false }) as const)
  );

const comparedBy = (compare: Comparison) =>
  shownBy(FLOOR, UNTIL_MS, figureTiles(compare), {}, CONTEXT).map((data) => (data as FigureData).compared);

const coursesBy = (compare: Comparison | null) =>
  shownBy(FLOOR, UNTIL_MS, courseTiles(compare), {}, CONTEXT).map((data) => (data as CourseData).compared);

test('a day that the archive tells of compares as the same day does that the floor knows', () => {
  const [yesterday, lastWeek] = [comparedBy('yesterday'), comparedBy('lastWeek')];
  assert.deepEqual(lastWeek, yesterday);
  assert.ok(yesterday.filter(Boolean).length > yesterday.length / 2);
  assert.deepEqual(coursesBy('lastWeek'), coursesBy('yesterday'));
});

test('a course is compared over the whole of the other day', () => {
  const courses = coursesBy('yesterday');
  for (const course of courses) assert.equal(Object.keys(course!).length, 96);
  const [ofSite] = shownBy(FLOOR, UNTIL_MS, courseTiles('yesterday').slice(1, 2)) as CourseData[];
  const offered = Object.values(ofSite!.compared!).reduce((sum: number, each) => sum + each!, 0);
  assert.ok(offered > 1000);
  assert.deepEqual(new Set(coursesBy(null)), new Set([null]));
});

test('where nothing is kept of a day there is no comparison', () => {
  const floor = floorOf([contact('offered', 0)]);
  const shown = (compare: Comparison) => {
    const figure = { ...figureTiles(compare).find(({ window }) => window === 'today')!, figure: 'offered' } as const;
    const course = courseTiles(compare).find(({ series }) => series[0] === ('offered' satisfies CourseSeries))!;
    return shownBy(floor, at(3600), [figure, course]).map((data) => (data as FigureData | CourseData).compared);
  };
  assert.deepEqual(
    [shown('yesterday'), shown('lastWeek')],
    [
      [null, null],
      [null, null]
    ]
  );
});

test('before the first quarter hour is over there is nothing to compare', () => {
  const floor = floorOf([contact('offered', -24 * 3600), contact('offered', 0, { contact: 'c2' })], {
    sites: { izmir: { dayStartsAt: '10:00' } }
  });
  const tile = { ...figureTiles('yesterday').find(({ window }) => window === 'today')!, figure: 'offered' } as const;
  const compared = (seconds: number) => (shownBy(floor, at(seconds), [tile])[0] as FigureData).compared;
  assert.equal(compared(899), null);
  assert.deepEqual(compared(900), { atMs: at(900), then: 1, now: 1 });
});
