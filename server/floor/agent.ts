/**
 * An agent is a timeline of what was said of it, sorted by time, then by the order of the stream; its state is what the
 * timeline amounts to, together with what the roll calls of the sources that know it say. What comes in order is folded onto
 * what is known when that is asked for; after something late, what is later is folded anew.
 */
import {
  afterAbsence,
  afterListing,
  afterStatement,
  statementOf,
  UNKNOWN,
  withoutPast,
  type AgentEvent,
  type AgentStatus
} from './agent-status.ts';
import { Attendance, type Change } from './attendance.ts';
import type { BusinessDay } from './calendar.ts';
import { compareCodePoints } from './code-points.ts';
import type { Listing } from './listing.ts';
import { holds, loadAt, type Load } from './load.ts';
import { LoadHistory } from './load-history.ts';
import type { Presence } from './presence.ts';
import { Roll } from './roll.ts';
import type { Standing } from './standing.ts';
import { timesSince, TimesSince, type StateTimes } from './time-in-state.ts';
import { Timeline, type Entry } from './timeline.ts';
import type { Moment } from './windows.ts';

/** All that is known of an agent, folded or not. */
export interface AgentFacts {
  /** What the forgotten part of the timeline amounts to. */
  readonly beginning: AgentStatus;
  readonly timeline: Iterable<Entry> & { readonly length: number };
  readonly attendances: readonly { readonly source: string; readonly changes: readonly Change[] }[];
}

/** What all that was said up to a moment amounts to. */
interface Checkpoint {
  readonly atMs: number;
  /** How much of the timeline that is. */
  readonly folded: number;
  readonly status: AgentStatus;
}

const NO_QUEUES: readonly string[] = [];
const STEPS_BETWEEN_CHECKPOINTS = 64;
const BEGINNING: Checkpoint = { atMs: -Infinity, folded: 0, status: UNKNOWN };

function queuesIn({ assignments }: AgentStatus, nowMs: number): readonly string[] {
  for (let place = assignments.length - 1; place >= 0; place--) {
    const { queues, untilMs } = assignments[place]!;
    if (nowMs < untilMs) return queues;
  }
  return NO_QUEUES;
}

export class Agent {
  readonly id: string;
  readonly #rollOf: (source: string) => Roll;
  /** Earliest first; the first one is what the forgotten part of the timeline amounts to. */
  #checkpoints = [BEGINNING];
  #stepsSince = 0;
  readonly #timeline = new Timeline();
  /** Of each source that ever spoke of it; of two roll calls of one time, the one that is to stand is taken last. */
  readonly #attendances: Attendance[] = [];
  #lastSpeaker: string | null = null;
  /** How much of the timeline the status contains, and of what time its latest part is. */
  #folded = 0;
  #foldedMs = -Infinity;
  #endsWithRollCall = false;
  /** Nothing has been said since it was folded. */
  #isFolded = false;
  #status = UNKNOWN;
  #times = new TimesSince(-Infinity);
  readonly #loads = new LoadHistory();
  #presence: Presence | null = null;

  /** @param rollOf the roll calls of a source */
  constructor(id: string, rollOf: (source: string) => Roll = (source) => new Roll(source)) {
    this.id = id;
    this.#rollOf = rollOf;
  }

  get status(): AgentStatus {
    if (!this.#isFolded) this.#fold(Infinity);
    this.#isFolded = true;
    return this.#status;
  }

  /** The source it is of. */
  get source(): string | null {
    return this.status.source;
  }

  /** Events of one time are added in the order of the stream. */
  add(event: AgentEvent): void {
    const statement = statementOf(event);
    const isOfSource = statement.kind !== 'queues' && statement.kind !== 'help';
    this.#timeline.add(event.timeMs, statement, isOfSource ? this.#speaker(event.source) : null);
    this.#hear(event.timeMs);
  }

  /**
   * A roll was called, and notes that already. Every agent of the site must hear of it, listed or not: the source may know it.
   *
   * @param listing null: not listed
   */
  rollCalled(roll: Roll, atMs: number, listing: Listing | null): void {
    const attendance = listing ? this.#attendanceAt(roll.source) : this.#attendances.find((each) => each.roll === roll);
    if (!attendance) return;
    attendance.add(atMs, listing);
    this.#hear(atMs);
  }

  /** How long it was in each state. */
  timesSince(fromMs: number, nowMs: number): StateTimes {
    return timesSince(this.status.standing, fromMs, nowMs);
  }

  /** The same from the start of a business day. */
  timesOfDay(day: BusinessDay, nowMs: number): StateTimes {
    if (this.#times.windowMs !== day.startMs) this.#times = new TimesSince(day.startMs);
    return this.#times.to(this.status.standing, nowMs);
  }

  /** What it counts as at a moment: the same object until it counts as anything else, but for the time that goes on. */
  presence(moment: Moment): Presence {
    const { status } = this;
    const queues = queuesIn(status, moment.nowMs);
    const load = this.#loadAt(status.standing, moment);
    const known = this.#presence;
    if (known?.status === status && known.queues === queues && known.load === load) return known;
    return (this.#presence = { status, queues, load });
  }

  /** The queues the agent serves at a moment, in the order of their ids. */
  queuesAt(nowMs: number): readonly string[] {
    return queuesIn(this.status, nowMs);
  }

  /** The rolls must still know what they will forget then. */
  forgetBefore(atMs: number): void {
    this.#resumeBefore(atMs);
    this.#fold(atMs);
    this.#timeline.forgetFirst(this.#folded);
    this.#checkpoints = [{ ...BEGINNING, status: withoutPast(this.#status) }];
    for (const attendance of this.#attendances) attendance.forgetBefore(atMs);
    this.#restart();
  }

  facts(): AgentFacts {
    return {
      beginning: this.#checkpoints[0]!.status,
      timeline: this.#timeline,
      attendances: this.#attendances.map(({ roll, changes }) => ({ source: roll.source, changes }))
    };
  }

  /** Of an agent of whom nothing is known yet; the rolls know their calls already. */
  restore({ beginning, timeline, attendances }: AgentFacts): void {
    this.#checkpoints = [{ ...BEGINNING, status: beginning }];
    for (const { atMs, statement, source } of timeline) this.#timeline.add(atMs, statement, source);
    for (const { source, changes } of attendances) this.#attendanceAt(source).restore(changes);
    this.#restart();
  }

  /** A source that speaks of it, as the one string for it. */
  #speaker(source: string): string {
    if (source !== this.#lastSpeaker) this.#lastSpeaker = this.#attendanceAt(source).roll.source;
    return this.#lastSpeaker;
  }

  #loadAt(standing: Standing, moment: Moment): Load {
    const known = this.#presence?.load;
    if (known && holds(known, standing, moment)) return known;
    this.#loads.follow(standing, Math.min(moment.starts.interval, moment.starts.last60m));
    return loadAt(this.#loads, standing, this.timesOfDay(moment.day, moment.nowMs), moment);
  }

  #attendanceAt(source: string): Attendance {
    for (const known of this.#attendances) if (known.roll.source === source) return known;
    const met = new Attendance(this.#rollOf(source));
    this.#attendances.push(met);
    this.#attendances.sort((a, b) => compareCodePoints(b.roll.source, a.roll.source));
    this.#restart();
    return met;
  }

  /** Something was said of a moment. A roll call stands after the events of its own time. */
  #hear(atMs: number): void {
    this.#isFolded = false;
    if (atMs < this.#foldedMs || (atMs === this.#foldedMs && this.#endsWithRollCall)) this.#resumeBefore(atMs);
  }

  #restart(): void {
    this.#resumeBefore(-Infinity);
  }

  /** Goes back to where nothing of a moment or later is folded. */
  #resumeBefore(atMs: number): void {
    this.#isFolded = false;
    while (this.#checkpoints.length > 1 && this.#checkpoints.at(-1)!.atMs >= atMs) this.#checkpoints.pop();
    const checkpoint = this.#checkpoints.at(-1)!;
    this.#folded = checkpoint.folded;
    this.#foldedMs = checkpoint.atMs;
    this.#endsWithRollCall = false;
    this.#status = checkpoint.status;
    this.#stepsSince = 0;
    for (const attendance of this.#attendances) attendance.resumeAfter(checkpoint.atMs);
  }

  /** Folds what was said before a moment. */
  #fold(beforeMs: number): void {
    for (;;) {
      const timeline = this.#timeline;
      const place = this.#folded;
      const saidMs = timeline.timeMsAt(place);
      const call = this.#nextRollCall();
      const atMs = Math.min(saidMs, call?.nextMs ?? Infinity);
      if (!(atMs < beforeMs)) return;
      if (atMs > this.#foldedMs) this.#keepCheckpoint();
      this.#endsWithRollCall = atMs !== saidMs;
      this.#foldedMs = atMs;
      if (this.#endsWithRollCall) this.#answer(call!, atMs);
      else {
        this.#status = afterStatement(this.#status, timeline.statementAt(place), atMs, timeline.sourceAt(place));
        this.#folded++;
      }
    }
  }

  #keepCheckpoint(): void {
    if (++this.#stepsSince < STEPS_BETWEEN_CHECKPOINTS) return;
    this.#stepsSince = 0;
    this.#checkpoints.push({ atMs: this.#foldedMs, folded: this.#folded, status: this.#status });
  }

  #answer(attendance: Attendance, atMs: number): void {
    const listing = attendance.take();
    const { source } = attendance.roll;
    this.#status = listing
      ? afterListing(this.#status, listing, atMs, source)
      : afterAbsence(this.#status, atMs, source);
  }

  /** Of the source whose next roll call is the earliest. */
  #nextRollCall(): Attendance | null {
    let first: Attendance | null = null;
    for (const each of this.#attendances) if (each.nextMs < (first?.nextMs ?? Infinity)) first = each;
    return first;
  }
}
