/**
 * What was foretold of a site's queues for a quarter of an hour ahead, and how many of the likely ranges held. Of a day there
 * is a sum for each queue and figure, and what has not come due yet: small, however often something is foretold.
 */
import {
  FORETOLD,
  type ForetoldFigure,
  type Outlook,
  type OutlookFigure,
  type RangesHeld
} from '#lib/protocol/outlook.ts';
import type { Site } from '../floor/site.ts';
import { isRange } from '../forecast/calibration.ts';
import { recentLegs } from './recent-legs.ts';
import { WhatWas } from './what-was.ts';

export const AHEAD_MS = 15 * 60_000;
/** What happened just before is told a little later. */
const SETTLED_MS = 30_000;

/** How sure it was meant to be, 0–1, is the last one. */
export type GivenRange = readonly [low: number, high: number, share: number];
export type GivenRanges = Readonly<Partial<Record<ForetoldFigure, GivenRange>>>;

export interface Prediction {
  readonly atMs: number;
  /** By queue; no range where a value or two are as good as certain. */
  readonly queues: Readonly<Record<string, GivenRanges>>;
}

/** `meant`: how many of those that were given should have held. */
export type Score = readonly [given: number, held: number, meant: number];
export type Scores = Readonly<Record<string, Readonly<Partial<Record<ForetoldFigure, Score>>>>>;

export interface DayOfPredictions {
  readonly site: string;
  /** `2026-11-30`, a business day. */
  readonly day: string;
  readonly startMs: number;
  /** When the last prediction was given; null: none was. */
  readonly lastMs: number | null;
  readonly open: readonly Prediction[];
  readonly scores: Scores;
}

export const emptyDay = (site: string, day: string, startMs: number): DayOfPredictions => ({
  site,
  day,
  startMs,
  lastMs: null,
  open: [],
  scores: {}
});

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

function rangesOf(figures: Readonly<Record<ForetoldFigure, OutlookFigure | null>>): GivenRanges {
  const given = FORETOLD.flatMap((name) => {
    const figure = figures[name];
    if (!figure || !isRange(figure)) return [];
    const range: GivenRange = [rounded(figure.low), rounded(figure.high), rounded(figure.share)];
    return [[name, range] as const];
  });
  return Object.fromEntries(given);
}

export function predictionOf({ atMs, queues }: Outlook): Prediction {
  return { atMs, queues: Object.fromEntries(queues.map(({ queue, at15 }) => [queue, rangesOf(at15)])) };
}

export function withPrediction(day: DayOfPredictions, prediction: Prediction): DayOfPredictions {
  return { ...day, lastMs: prediction.atMs, open: [...day.open, prediction] };
}

const plus = ([given, held, meant]: Score, isHeld: boolean, share: number): Score => [
  given + 1,
  held + Number(isHeld),
  rounded(meant + share)
];

function actualOf(name: ForetoldFigure, was: WhatWas, atMs: number): number | null {
  if (name === 'waiting') return was.waiting(atMs + AHEAD_MS);
  return was[name](atMs, atMs + AHEAD_MS);
}

function scoreOne(scores: Scores, site: Site, { atMs, queues }: Prediction): Scores {
  const next = { ...scores };
  for (const [id, ranges] of Object.entries(queues)) {
    const queue = site.queues.get(id);
    if (!queue) continue;
    const was = new WhatWas(
      queue,
      recentLegs(queue, atMs).map(({ reading }) => reading)
    );
    for (const name of FORETOLD) {
      const range = ranges[name];
      const actual = range ? actualOf(name, was, atMs) : null;
      if (!range || actual === null) continue;
      const [low, high, share] = range;
      const isHeld = low <= rounded(actual) && rounded(actual) <= high;
      next[id] = { ...next[id], [name]: plus(next[id]?.[name] ?? [0, 0, 0], isHeld, share) };
    }
  }
  return next;
}

/** With what has come due scored; the same day where nothing has. What the floor knows no more of is let go. */
export function scored(day: DayOfPredictions, site: Site, nowMs: number): DayOfPredictions {
  const isDue = ({ atMs }: Prediction): boolean => atMs + AHEAD_MS + SETTLED_MS <= nowMs;
  const due = day.open.filter(isDue);
  if (due.length === 0) return day;
  const knownFromMs = site.daysKnown(nowMs).at(-1)?.startMs ?? Infinity;
  const known = due.filter(({ atMs }) => atMs >= knownFromMs);
  const scores = known.reduce((sums, each) => scoreOne(sums, site, each), day.scores);
  return { ...day, open: day.open.filter((each) => !isDue(each)), scores };
}

/** Of a queue on several days. */
export function heldOf(days: readonly DayOfPredictions[], queue: string): Readonly<Record<ForetoldFigure, RangesHeld>> {
  const of = (name: ForetoldFigure): RangesHeld => {
    let [given, held, meant] = [0, 0, 0];
    for (const { scores } of days) {
      const score = Object.hasOwn(scores, queue) ? scores[queue]![name] : undefined;
      if (score) [given, held, meant] = [given + score[0], held + score[1], meant + score[2]];
    }
    return { given, held, meant };
  };
  return { waiting: of('waiting'), serviceLevel: of('serviceLevel'), abandoned: of('abandoned') };
}
