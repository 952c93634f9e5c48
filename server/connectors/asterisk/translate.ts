/**
 * Lines of a queue_log → events of the contract: a state machine without clock and I/O. What it knows is in its JSON, from
 * which it goes on as if it had never stopped.
 */
import { createHash } from 'node:crypto';
import { writeEvent, type EventDraft, type Speaker } from '../event-writer.ts';
import type { LineTranslator, Translation } from '../line-translator.ts';
import { Repetitions, type SavedRepetitions } from '../repetitions.ts';
import { Agents, type SavedAgents } from './agents.ts';
import { CallLegs, type SavedLegs } from './call-legs.ts';
import { Calls } from './calls.ts';
import { timeReader, type ReadTime } from './log-time.ts';
import { readQueueLogLine, UnusableLine, type QueueLogLine } from './queue-log-line.ts';

const TIDY_EVERY_MS = 3_600_000;

export interface SavedTranslation {
  readonly lastMs: number;
  readonly tidiedMs: number;
  readonly legs: SavedLegs;
  readonly agents: SavedAgents;
  readonly queues: readonly string[];
  readonly repetitions: SavedRepetitions;
}

export class QueueLogTranslator implements LineTranslator {
  readonly #speaker: Speaker;
  readonly #readTime: ReadTime;
  readonly #legs: CallLegs;
  readonly #agents: Agents;
  readonly #calls: Calls;
  readonly #queues: Set<string>;
  readonly #repetitions: Repetitions;
  /** The time of the latest line. */
  #lastMs: number;
  #tidiedMs: number;

  /**
   * @param timeZone of times that are written as text
   * @throws RangeError where it is no time zone
   */
  constructor(speaker: Speaker, timeZone: string, saved?: SavedTranslation) {
    this.#speaker = speaker;
    this.#readTime = timeReader(timeZone);
    this.#legs = new CallLegs(saved?.legs);
    this.#agents = new Agents(saved?.agents);
    this.#queues = new Set(saved?.queues);
    this.#calls = new Calls(this.#legs, this.#agents, this.#queues);
    this.#repetitions = new Repetitions(saved?.repetitions);
    this.#lastMs = saved?.lastMs ?? 0;
    this.#tidiedMs = saved?.tidiedMs ?? 0;
  }

  translate(text: string): Translation {
    if (text.trim() === '') return { events: [], problem: null };
    try {
      const line = readQueueLogLine(text, this.#readTime, this.#lastMs);
      this.#passed(line.atMs);
      const cause = this.#causeOf(text);
      return { events: this.#told(line).map((draft) => writeEvent(this.#speaker, draft, cause)), problem: null };
    } catch (error) {
      if (error instanceof UnusableLine) return { events: [], problem: error.message };
      throw error;
    }
  }

  toJSON(): SavedTranslation {
    return {
      lastMs: this.#lastMs,
      tidiedMs: this.#tidiedMs,
      legs: this.#legs.toJSON(),
      agents: this.#agents.toJSON(),
      queues: [...this.#queues],
      repetitions: this.#repetitions.toJSON()
    };
  }

  #told(line: QueueLogLine): EventDraft[] {
    switch (line.subject) {
      case 'call':
        return this.#calls.told(line);
      case 'agent':
        return this.#agents.told(line.agent, line.fact, line.atMs);
      case 'restart':
        return [...this.#calls.restart(line.atMs), ...this.#agents.restart(line.atMs)];
      case 'nothing':
        return [];
    }
  }

  /** Names the line: such as read alike are told apart by how many of them came before. */
  #causeOf(text: string): string {
    const line = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    return `${line}.${this.#repetitions.take(line)}`;
  }

  #passed(atMs: number): void {
    this.#lastMs = atMs;
    if (Math.abs(atMs - this.#tidiedMs) < TIDY_EVERY_MS) return;
    this.#tidiedMs = atMs;
    this.#legs.forget(atMs);
  }
}
