/**
 * An agent is a timeline of what was said of it, sorted by time, then by the order of the stream; its state is what the
 * timeline amounts to. What comes in order is folded onto what is known when that is asked for; after a late statement
 * the timeline is folded anew.
 */
import {
  afterStatement,
  statementOf,
  UNKNOWN,
  type AgentEvent,
  type AgentStatus,
  type Statement
} from './agent-status.ts';
import type { BusinessDay } from './calendar.ts';
import { StateTimeline, type StateTimes } from './time-in-state.ts';

interface Entry {
  readonly atMs: number;
  readonly statement: Statement;
}

export class Agent {
  readonly id: string;
  /** What the forgotten part of the timeline amounts to. */
  #base = UNKNOWN;
  readonly #timeline: Entry[] = [];
  /** How much of the timeline the status and the states contain. */
  #folded = 0;
  #status = UNKNOWN;
  #states = new StateTimeline(UNKNOWN.state);
  /** The source that spoke of it last. */
  source: string | null = null;

  constructor(id: string) {
    this.id = id;
  }

  get status(): AgentStatus {
    this.#fold();
    return this.#status;
  }

  /** Events of one time are added in the order of the stream. */
  add(event: AgentEvent): void {
    const statement = statementOf(event);
    if (!statement) return;
    const entry = { atMs: event.timeMs, statement };
    const last = this.#timeline.at(-1);
    if (!last || last.atMs <= entry.atMs) {
      this.#timeline.push(entry);
      this.source = event.source;
      return;
    }
    const place = this.#timeline.findLastIndex(({ atMs }) => atMs <= entry.atMs) + 1;
    this.#timeline.splice(place, 0, entry);
    if (place < this.#folded) this.#restart();
  }

  /** How long it was in each state. */
  timesSince(fromMs: number, nowMs: number): StateTimes {
    this.#fold();
    return this.#states.since(fromMs, nowMs);
  }

  /** The same from the start of a business day. */
  timesOfDay(day: BusinessDay, nowMs: number): StateTimes {
    this.#fold();
    return this.#states.sinceFixed(day.startMs, nowMs);
  }

  /** The queues the agent serves at a moment. */
  queuesAt(nowMs: number): readonly string[] {
    return this.status.assignments.findLast(({ untilMs }) => nowMs < untilMs)?.queues ?? [];
  }

  forgetBefore(atMs: number): void {
    const kept = this.#timeline.findIndex((entry) => entry.atMs >= atMs);
    const old = this.#timeline.splice(0, kept === -1 ? this.#timeline.length : kept);
    this.#base = old.reduce((status, entry) => afterStatement(status, entry.statement, entry.atMs), this.#base);
    if (old.length > 0) this.#restart();
  }

  #restart(): void {
    this.#folded = 0;
    this.#status = this.#base;
    this.#states = new StateTimeline(this.#base.state);
  }

  #fold(): void {
    for (; this.#folded < this.#timeline.length; this.#folded++) {
      const { atMs, statement } = this.#timeline[this.#folded]!;
      this.#status = afterStatement(this.#status, statement, atMs);
      this.#states.add(atMs, this.#status.state);
    }
  }
}
