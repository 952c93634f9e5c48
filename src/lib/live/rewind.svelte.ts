import type { Day, Moment } from '#lib/protocol/questions.ts';
import type { DayChart, SiteView } from '#lib/protocol/site-view.ts';
import { Latest } from './latest.ts';
import type { DaySpan } from './moment.ts';
import { lastMoment, sameTimeOn, stepped, within } from './moment.ts';
import type { Past, PastSource } from './past.ts';
import type { Timers } from './timers.ts';

/** The board as it is now: what it is gone back from. */
export interface Present<V> {
  readonly view: V;
  /** The server's clock, epoch milliseconds. */
  readonly nowMs: number;
}

/** What a rewound board shows: what it showed before, until the moment asked for has come. */
export interface Rewound<V> {
  /** The moment that the figures are of, epoch milliseconds: ages are counted to it. */
  readonly atMs: number;
  readonly view: V;
}

interface Held<V> extends Rewound<V> {
  /** The moment it answers; null for what was live. */
  readonly of: Moment | null;
}

/** A whole day by what is known now; without its chart until that has come. */
interface Course {
  readonly startMs: number;
  readonly chart: DayChart | null;
}

/** What has to be known of what a view shows. */
export interface Dated<V> {
  /** The business day that it shows. */
  readonly dayOf: (view: V) => DaySpan;
  readonly timeZoneOf: (view: V) => string;
  /** The course of that day; null: it is not slid over one. */
  readonly chartOf: ((view: V) => DayChart) | null;
}

export const DATED_SITE: Dated<SiteView> = {
  dayOf: ({ site }) => ({ startMs: site.dayStartMs, endMs: site.dayEndMs }),
  timeZoneOf: ({ site }) => site.timeZone,
  chartOf: ({ chart }) => chart
};

const isIn = (day: DaySpan, atMs: number): boolean => atMs >= day.startMs && atMs < day.endMs;

/** A board's way into the past and back. The live board goes on beneath it, and is there again at once. */
export class Rewind<V> {
  readonly #present: Present<V>;
  readonly #dated: Dated<V>;
  #moment: Moment | null = $state.raw(null);
  #held: Held<V> | null = $state.raw(null);
  #earliestMs = $state(Infinity);
  #problem: 'gone' | 'failed' | null = $state(null);
  /** Whether the page began in the past: then nothing was shown before that could stay. */
  #isOpening = $state(false);
  #day: DaySpan | null = $state.raw(null);
  #days: readonly Day[] = $state.raw([]);
  #course: Course | null = $state.raw(null);
  #source: PastSource<V> | null = null;
  #moments: Latest<Moment, Past<V> | null> | null = null;
  #courses: Latest<DaySpan, Past<V> | null> | null = null;

  /** @param moment where it stands at first; null: live */
  constructor(present: Present<V>, dated: Dated<V>, moment: Moment | null) {
    this.#present = present;
    this.#dated = dated;
    this.#isOpening = moment !== null;
    if (moment) this.#go(moment);
  }

  /** The moment that is wanted; null: the board is live. */
  get moment(): Moment | null {
    return this.#moment;
  }

  /** Null while the board is live. */
  get shown(): Rewound<V> | null {
    return this.#held;
  }

  /** Whether there are no figures to show: other ones may stay while the moment is on its way, but not instead of it. */
  get isBlank(): boolean {
    return this.#isOpening || this.#problem !== null;
  }

  /** Whether the moment that is wanted is still to come. */
  get isLoading(): boolean {
    return this.#held !== null && this.#held.of !== this.#moment && this.#problem === null;
  }

  /** Why the moment does not come: nothing is kept of it, or the server could not be asked. */
  get problem(): 'gone' | 'failed' | null {
    return this.#problem;
  }

  /** The day that the slider runs over. */
  get day(): DaySpan {
    return this.#day ?? this.#dated.dayOf(this.#present.view);
  }

  /** The days there are to choose from, earliest first; empty until they are known. */
  get days(): readonly Day[] {
    return this.#days;
  }

  /** The moment wanted, or the last there is, epoch milliseconds: where the slider stands. */
  get atMs(): number {
    return this.#moment?.atMs ?? this.lastMs;
  }

  /** The latest moment of the day, epoch milliseconds. */
  get lastMs(): number {
    return lastMoment(this.day, this.#present.nowMs);
  }

  /** The earliest moment that was looked at on this day, epoch milliseconds; Infinity while live. */
  get earliestMs(): number {
    return this.#earliestMs;
  }

  /** The whole day by what is known now; null until that has come. */
  get course(): DayChart | null {
    const { startMs } = this.day;
    const { dayOf, chartOf } = this.#dated;
    const { view } = this.#present;
    if (chartOf && startMs === dayOf(view).startMs) return chartOf(view);
    return this.#course?.startMs === startMs ? this.#course.chart : null;
  }

  /** Asks from now on, and where it fails again and again; until the function it returns is called. */
  start(source: PastSource<V>, timers: Timers, random = Math.random): () => void {
    this.#source = source;
    this.#moments = new Latest({
      ask: (moment, signal) => source.view(moment, signal),
      answered: (moment, past) => this.#take(moment, past),
      failed: (moment) => this.#refuse(moment, 'failed'),
      timers,
      random
    });
    this.#courses = new Latest({
      ask: (day, signal) => source.view({ atMs: day.endMs - 1, known: 'now' }, signal),
      answered: ({ startMs }, past) => (this.#course = past && this.#courseOf(startMs, past.data)),
      failed: () => (this.#course = null),
      timers,
      random
    });
    void this.#askDays(source);
    if (this.#moment) this.#moments.want(this.#moment);
    return () => {
      this.#moments?.drop();
      this.#courses?.drop();
    };
  }

  /** Goes to the day's nearest moment; to the running minute, or later: back to live. */
  to(atMs: number): void {
    const placed = within(this.day, atMs, this.#present.nowMs);
    if (placed === null) this.back();
    else this.#go({ atMs: placed, known: this.#moment?.known ?? 'now' });
  }

  /** @param minutes later; below 0, earlier */
  step(minutes: number): void {
    this.to(stepped(this.atMs, minutes));
  }

  toDay(day: DaySpan): void {
    const atMs = sameTimeOn(day, this.atMs, this.day, this.#dated.timeZoneOf(this.#present.view));
    this.#day = day;
    this.#earliestMs = Infinity;
    this.to(atMs);
  }

  know(known: Moment['known']): void {
    if (this.#moment) this.#go({ ...this.#moment, known });
  }

  retry(): void {
    if (this.#moment) this.#go({ ...this.#moment });
  }

  /** Back to live. */
  back(): void {
    this.#moments?.drop();
    this.#courses?.drop();
    this.#moment = this.#held = this.#problem = this.#day = this.#course = null;
    this.#isOpening = false;
    this.#earliestMs = Infinity;
  }

  #go(moment: Moment): void {
    if (!this.#moment && this.#source) void this.#askDays(this.#source);
    this.#held ??= { of: null, atMs: this.#present.nowMs, view: this.#present.view };
    this.#moment = moment;
    this.#problem = null;
    this.#earliestMs = Math.min(this.#earliestMs, moment.atMs);
    this.#moments?.want(moment);
    this.#askCourse();
  }

  /** What days there are changes with the days: asked whenever somebody goes back. */
  async #askDays(source: PastSource<V>): Promise<void> {
    // Without them there is today.
    this.#days = await source.days().catch(() => this.#days);
  }

  #askCourse(): void {
    const { startMs } = this.day;
    if (!this.#dated.chartOf || this.course || this.#course?.startMs === startMs) return;
    this.#course = { startMs, chart: null };
    this.#courses?.want(this.day);
  }

  #courseOf(startMs: number, view: V): Course {
    return { startMs, chart: this.#dated.chartOf?.(view) ?? null };
  }

  #take(of: Moment, past: Past<V> | null): void {
    if (!past) return this.#refuse(of, 'gone');
    this.#held = { of, atMs: past.atMs, view: past.data };
    this.#isOpening = false;
    this.#problem = null;
    const day = this.#dated.dayOf(past.data);
    if (!this.#moment || !isIn(day, this.#moment.atMs)) return;
    this.#day = day;
    this.#askCourse();
  }

  #refuse(of: Moment, problem: 'gone' | 'failed'): void {
    if (of === this.#moment) this.#problem = problem;
  }
}

/** What moves through time, whatever it shows. */
export type Travel = Pick<
  Rewind<unknown>,
  | 'moment'
  | 'problem'
  | 'isLoading'
  | 'day'
  | 'days'
  | 'atMs'
  | 'lastMs'
  | 'to'
  | 'step'
  | 'toDay'
  | 'know'
  | 'retry'
  | 'back'
>;
