/**
 * Tells lines of a log apart that read alike, by how often each came before. Such lines bear the same time and stand close
 * together, so that the latest ones are all that need be remembered.
 */
const REMEMBERED = 500;

export type SavedRepetitions = readonly (readonly [line: string, times: number])[];

export class Repetitions {
  readonly #times: Map<string, number>;

  constructor(saved: SavedRepetitions = []) {
    this.#times = new Map(saved);
  }

  /** How often the line came before: 0 for a new one. */
  take(line: string): number {
    const times = this.#times.get(line) ?? 0;
    this.#times.delete(line);
    this.#times.set(line, times + 1);
    if (this.#times.size > REMEMBERED) this.#times.delete(this.#times.keys().next().value!);
    return times;
  }

  toJSON(): SavedRepetitions {
    return [...this.#times];
  }
}
