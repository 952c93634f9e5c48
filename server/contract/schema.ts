/** What the schemas of events and of the configuration have in common. */
import { Type, type TSchema } from 'typebox';

/** A member that may be left out; `null` is the same as absent. */
export const optional = <T extends TSchema>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]));

/** What stands at a path of members; undefined where it leads nowhere. */
export function memberAt(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], value);
}
