/** What a value has that its JSON Schema does not allow, each by the path of its members. */
import { Settings } from 'typebox/system';
import type { Validator } from 'typebox/compile';
import { quote } from './text.ts';

export interface Problem {
  /** Members and numbers of items, joined by dots; empty: the value itself. */
  readonly path: string;
  /** What is to be said after the path. */
  readonly problem: string;
}

// Every error of a file is named, not the first eight.
Settings.Set({ maxErrors: 200 });

/** What stands at a path of members; undefined where it leads nowhere. */
function memberAt(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], value);
}

interface Params {
  readonly additionalProperties?: readonly string[];
  readonly allowedValues?: readonly unknown[];
}
const MOST_VALUES = 12;

const sayWhich = (message: string, { allowedValues }: Params): string =>
  allowedValues && allowedValues.length <= MOST_VALUES ? `must be one of ${allowedValues.join(', ')}` : message;

/** Of a schema whose only unions are those with null. */
export function schemaProblems(validator: Pick<Validator, 'Errors'>, value: unknown): Problem[] {
  const problems = new Map<string, string>();
  for (const error of validator.Errors(value)) {
    if (error.keyword === 'anyOf' || error.message === 'must be null') continue;
    const steps = error.instancePath.split('/').slice(1);
    const params = error.params as Params;
    const unknown = params.additionalProperties;
    const path = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (unknown) for (const name of unknown) problems.set([...path, name].join('.'), 'is not a member known here');
    else problems.set(path.join('.'), `${sayWhich(error.message, params)}, not ${quote(memberAt(value, path))}`);
  }
  return [...problems].map(([path, problem]) => ({ path, problem }));
}
