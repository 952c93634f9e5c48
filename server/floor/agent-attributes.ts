import { compareCodePoints } from './code-points.ts';

/** What is stated of an agent besides its state, by signing in or by a snapshot. */
export interface Attributes {
  readonly name: string | null;
  readonly extension: string | null;
  readonly team: string | null;
  /** In order, each once. */
  readonly queues: readonly string[] | null;
}

interface Stated {
  readonly name?: unknown;
  readonly extension?: unknown;
  readonly team?: string | null | undefined;
  readonly queues?: readonly string[] | null | undefined;
}

/** A name or an extension may be of any type in the contract; what isn't words is none. */
const wordsIn = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : typeof value === 'number' ? String(value) : null;

/** In order, each once, however they were stated. */
export const listOf = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort(compareCodePoints);

/** Null for what is not stated. */
export const attributesOf = ({ name, extension, team, queues }: Stated): Attributes => ({
  name: wordsIn(name),
  extension: wordsIn(extension),
  team: team ?? null,
  queues: queues ? listOf(queues) : null
});
