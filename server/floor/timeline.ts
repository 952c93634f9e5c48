/**
 * What was said of an agent, sorted by time, of one time in the order in which it was said. In columns: there are hundreds a
 * day of each of thousands of agents.
 */
import type { Statement } from './agent-status.ts';

/** What was said when. */
export interface Entry {
  readonly atMs: number;
  readonly statement: Statement;
  /** Null where the event does not tell whose the agent is. */
  readonly source: string | null;
}

export class Timeline implements Iterable<Entry> {
  readonly #timesMs: number[] = [];
  readonly #statements: Statement[] = [];
  readonly #sources: (string | null)[] = [];
  #latestMs = -Infinity;

  get length(): number {
    return this.#timesMs.length;
  }

  /** Infinity at the end. */
  timeMsAt(place: number): number {
    return place < this.#timesMs.length ? this.#timesMs[place]! : Infinity;
  }

  statementAt(place: number): Statement {
    return this.#statements[place]!;
  }

  sourceAt(place: number): string | null {
    return this.#sources[place]!;
  }

  add(atMs: number, statement: Statement, source: string | null): void {
    if (atMs >= this.#latestMs) {
      this.#timesMs.push(atMs);
      this.#statements.push(statement);
      this.#sources.push(source);
      this.#latestMs = atMs;
    } else {
      const place = this.#timesMs.findLastIndex((timeMs) => timeMs <= atMs) + 1;
      this.#timesMs.splice(place, 0, atMs);
      this.#statements.splice(place, 0, statement);
      this.#sources.splice(place, 0, source);
    }
  }

  forgetFirst(count: number): void {
    this.#timesMs.splice(0, count);
    this.#statements.splice(0, count);
    this.#sources.splice(0, count);
  }

  *[Symbol.iterator](): Generator<Entry> {
    for (const [place, atMs] of this.#timesMs.entries()) {
      yield { atMs, statement: this.#statements[place]!, source: this.#sources[place]! };
    }
  }
}
