/** What each agent has handled, day by day: legs of any direction, as the agent's own figures count them. */
import type { LegReading } from './leg-reading.ts';

export interface Handled {
  handled: number;
  /** Ring, talk and after-call work, added up. */
  handleMs: number;
  ringNoAnswer: number;
}

/** Where the stretch of time begins that an instant is counted in; null where it is in none. */
type StartOf = (atMs: number) => number | null;

export class HandledByAgent {
  readonly #startOf: StartOf;
  readonly #days = new Map<number, Map<string, Handled>>();

  /** @param startOf the days; or whatever else is to be counted apart */
  constructor(startOf: StartOf) {
    this.#startOf = startOf;
  }

  /** Takes out what a leg was, and puts in what it is. */
  replace(before: LegReading | null, after: LegReading): void {
    if (before) this.#add(before, -1);
    this.#add(after, 1);
  }

  from(startMs: number, agent: string): Handled {
    return this.#days.get(startMs)?.get(agent) ?? { handled: 0, handleMs: 0, ringNoAnswer: 0 };
  }

  forgetBefore(atMs: number): void {
    for (const startMs of this.#days.keys()) if (startMs < atMs) this.#days.delete(startMs);
  }

  #add(reading: LegReading, sign: number): void {
    if (!reading.isComplete) return;
    if (reading.isHandled && reading.agent !== null) {
      const entry = this.#entry(reading.endedAtMs, reading.agent);
      if (entry) {
        entry.handled += sign;
        entry.handleMs += sign * (reading.ringMs + reading.talkMs + reading.acwMs);
      }
    }
    for (const { timeMs, agent } of reading.unanswered) {
      const entry = this.#entry(timeMs, agent);
      if (entry) entry.ringNoAnswer += sign;
    }
  }

  #entry(atMs: number, agent: string): Handled | null {
    const startMs = this.#startOf(atMs);
    if (startMs === null) return null;
    let agents = this.#days.get(startMs);
    if (!agents) this.#days.set(startMs, (agents = new Map<string, Handled>()));
    let entry = agents.get(agent);
    if (!entry) agents.set(agent, (entry = { handled: 0, handleMs: 0, ringNoAnswer: 0 }));
    return entry;
  }
}
