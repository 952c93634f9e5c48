/**
 * Secrets that rules name: `SLACK_HOOK` is the variable `FLOOR_SECRET_SLACK_HOOK` of the server's environment. Only what is
 * called so can be named: a rule gets at nothing else. A value is never shown, and is taken out of what others say.
 */
export const SECRET_PREFIX = 'FLOOR_SECRET_';

type Environment = Readonly<Record<string, string | undefined>>;

/** By name. */
export type SecretValues = Readonly<Record<string, string>>;

export function secretsIn(env: Environment): SecretValues {
  const given = Object.entries(env).filter(([name, value]) => name.startsWith(SECRET_PREFIX) && value?.trim());
  return Object.fromEntries(given.map(([name, value]) => [name.slice(SECRET_PREFIX.length), value!.trim()]));
}

/** Shorter ones are no secrets, and would be found by chance. */
const LEAST_LENGTH = 4;

export class Secrets {
  readonly #values: ReadonlyMap<string, string>;

  constructor(values: SecretValues) {
    this.#values = new Map(Object.entries(values));
  }

  get names(): string[] {
    return [...this.#values.keys()].sort();
  }

  /** @throws Error naming the variable that is not set */
  valueOf(name: string): string {
    const value = this.#values.get(name);
    if (value === undefined) throw new Error(`the variable ${SECRET_PREFIX}${name} is not set`);
    return value;
  }

  /** The text with the name of each secret in its place. */
  without(text: string): string {
    let clean = text;
    for (const [name, value] of this.#values) {
      if (value.length >= LEAST_LENGTH) clean = clean.replaceAll(value, `(${name})`);
    }
    return clean;
  }
}
