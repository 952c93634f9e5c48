import { epochMsOf, readMoment } from '#lib/protocol/moment-parameters.ts';
import type { Moment } from '#lib/protocol/questions.ts';

/** A request that can't be answered as it is: its message names the parameter, and what it may be. */
export class ParameterProblem extends Error {}

const quoted = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** Reads the parameters of an address one by one; whoever reads must know them all. */
export class Parameters {
  readonly #all: URLSearchParams;
  readonly #known = new Set<string>();

  constructor(all: URLSearchParams) {
    this.#all = all;
  }

  /** Null where it is not given, or empty. @throws ParameterProblem where it is given more than once */
  text(name: string): string | null {
    this.#known.add(name);
    const values = this.#all.getAll(name);
    if (values.length > 1) throw new ParameterProblem(`${name} must be given once`);
    return values[0] || null;
  }

  /** @throws ParameterProblem where it is not given */
  required(name: string, what: string): string {
    const text = this.text(name);
    if (text === null) throw new ParameterProblem(`${name} must be given: ${what}`);
    return text;
  }

  /** @throws ParameterProblem where it is none of the values; where it is not given and nothing is said instead */
  oneOf<const T extends string, Otherwise extends T | null>(
    name: string,
    values: readonly T[],
    otherwise?: Otherwise
  ): T | Otherwise {
    const text = this.text(name);
    if (text === null && otherwise !== undefined) return otherwise;
    const found = values.find((value) => value === text);
    if (found !== undefined) return found;
    const given = text === null ? 'and must be given' : `not ${quoted(text)}`;
    throw new ParameterProblem(`${name} must be one of ${values.join(', ')}, ${given}`);
  }

  /** @throws ParameterProblem where it is no whole number, or below `least` */
  wholeNumber<Otherwise extends number | null>(name: string, least: number, otherwise: Otherwise): number | Otherwise {
    const text = this.text(name);
    if (text === null) return otherwise;
    const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
    if (value >= least) return value;
    throw new ParameterProblem(`${name} must be a whole number from ${least} on, not ${quoted(text)}`);
  }

  /** Epoch milliseconds; null where it is not given. @throws ParameterProblem where it is no RFC 3339 date-time */
  instant(name: string): number | null {
    const text = this.text(name);
    const atMs = text === null ? null : epochMsOf(text);
    if (text === null || atMs !== null) return atMs;
    throw new ParameterProblem(`${name} must be an RFC 3339 date-time with an offset, not ${quoted(text)}`);
  }

  /** Null: the present. @throws ParameterProblem */
  moment(): Moment | null {
    this.#known.add('at').add('known');
    if (!this.#all.has('at') && !this.#all.has('known')) return null;
    const { moment, problem } = readMoment(this.#all);
    if (!moment) throw new ParameterProblem(problem);
    return moment;
  }

  /** @throws ParameterProblem where there is one that nobody has asked for */
  end(): void {
    const stranger = [...this.#all.keys()].find((name) => !this.#known.has(name));
    if (stranger === undefined) return;
    throw new ParameterProblem(`${quoted(stranger)} is no parameter here; there are ${[...this.#known].join(', ')}`);
  }
}
