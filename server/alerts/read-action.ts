/** What people do with an alert, as JSON brings it. */
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { MOST_SNOOZE_MINUTES, type AlertAction } from '#lib/protocol/alerts.ts';
import { hasControl } from '../contract/text.ts';

const By = Type.String({ minLength: 1, maxLength: 80 });
const Note = Type.String({ minLength: 1, maxLength: 500 });
const NoteOrNull = Type.Union([Note, Type.Null()]);
const strict = { additionalProperties: false };

const SHAPES = {
  acknowledge: Type.Object({ action: Type.Literal('acknowledge'), by: By, note: NoteOrNull }, strict),
  note: Type.Object({ action: Type.Literal('note'), by: By, note: Note }, strict),
  snooze: Type.Object(
    { action: Type.Literal('snooze'), by: By, minutes: Type.Number({ minimum: 1, maximum: MOST_SNOOZE_MINUTES }) },
    strict
  ),
  wake: Type.Object({ action: Type.Literal('wake'), by: By }, strict),
  resolve: Type.Object({ action: Type.Literal('resolve'), by: By, note: NoteOrNull }, strict)
};
const validators = new Map(Object.entries(SHAPES).map(([name, shape]) => [name, Compile(shape)]));

export type ActionResult =
  | { readonly action: AlertAction; readonly problem?: undefined }
  | { readonly action?: undefined; readonly problem: string };

export function readAction(value: unknown): ActionResult {
  const { action, by } = (value ?? {}) as { action?: unknown; by?: unknown };
  const validator = validators.get(action as string);
  if (!validator) return { problem: `action must be one of ${[...validators.keys()].join(', ')}` };
  if (!validator.Check(value)) {
    const error = validator.Errors(value).find(({ message }) => message !== 'must be null');
    return { problem: `${error?.instancePath.slice(1) || 'the action'} ${error?.message}` };
  }
  if (String(by).trim() === '' || hasControl(String(by))) return { problem: 'by must be a name' };
  return { action: value as AlertAction };
}
