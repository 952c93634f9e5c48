/** What JSON values must be. */
import { quote } from './text.ts';

/** A function that tells what is wrong with a value. Members that a record does not list are not looked at. */
export interface Shape<T = unknown> {
  (value: unknown): Problem | null;
  /** What a value is that nothing is wrong with; never there, it only bears the type. */
  readonly is?: T;
  /** What the members of a record must be. */
  readonly members?: Shapes;
}

export interface Problem {
  /** Where in the value, a dot before each step; empty for the value itself. */
  readonly path: string;
  /** What it must be. */
  readonly must: string;
  /** What stands there instead. */
  readonly found: unknown;
}

export type Of<S> = S extends Shape<infer T> ? T : never;

type Shapes = Readonly<Record<string, Shape>>;
type OptionalNames<M extends Shapes> = { [K in keyof M]: undefined extends Of<M[K]> ? K : never }[keyof M];
type RecordOf<M extends Shapes> = { [K in Exclude<keyof M, OptionalNames<M>>]: Of<M[K]> } & {
  [K in OptionalNames<M>]?: Of<M[K]>;
};

const wrong = (must: string, found: unknown): Problem => ({ path: '', must, found });
const inside = (step: string, problem: Problem): Problem => ({ ...problem, path: `.${step}${problem.path}` });

export const that = <T>(must: string, isFine: (value: unknown) => boolean): Shape<T> => {
  return (value) => (isFine(value) ? null : wrong(must, value));
};

export const anything: Shape = () => null;

/** A member that may be left out; `null` is the same as absent. */
export const optional = <T>(shape: Shape<T>): Shape<T | null | undefined> => {
  return (value) => (value === undefined || value === null ? null : shape(value));
};

export const oneOf = <const T extends readonly string[]>(values: T): Shape<T[number]> => {
  const known = new Set<unknown>(values);
  return that(`one of ${values.join(', ')}`, (value) => known.has(value));
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const record = <M extends Shapes>(members: M): Shape<RecordOf<M>> => {
  const names = Object.keys(members);
  const shapes = Object.values(members);
  const shape = (value: unknown): Problem | null => {
    if (!isRecord(value)) return wrong('an object', value);
    for (let at = 0; at < names.length; at++) {
      const problem = shapes[at]!(value[names[at]!]);
      if (problem) return inside(names[at]!, problem);
    }
    return null;
  };
  return Object.assign(shape, { members });
};

export const listOf = <T>(shape: Shape<T>): Shape<T[]> => {
  return (value) => {
    if (!Array.isArray(value)) return wrong('an array', value);
    for (const [place, entry] of value.entries()) {
      const problem = shape(entry);
      if (problem) return inside(String(place), problem);
    }
    return null;
  };
};

/** A record by names that are not known beforehand, or are some of `names`. */
export const mapOf = <T>(shape: Shape<T>, names?: readonly string[]): Shape<Record<string, T>> => {
  const known = names && new Set(names);
  return (value) => {
    if (!isRecord(value)) return wrong('an object', value);
    for (const [name, member] of Object.entries(value)) {
      if (known?.has(name) === false) return wrong(`by ${names!.join(', ')}`, name);
      const problem = shape(member);
      if (problem) return inside(name, problem);
    }
    return null;
  };
};

/** `settings.dim.from must be a time of day like 22:00, not "x"` */
export const said = ({ path, must, found }: Problem): string =>
  `${path.slice(1) || 'it'} must be ${must}, not ${quote(found)}`;

/** The value. @throws Error saying what is wrong with it */
export function mustBe<T>(shape: Shape<T>, value: unknown): T {
  const problem = shape(value);
  if (problem) throw new Error(said(problem));
  return value as T;
}
