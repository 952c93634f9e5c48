/**
 * The difference between two states of a view's data, and its application. Data are plain objects whose leaves are
 * numbers, strings, booleans, null or arrays (an array is replaced as a whole).
 */
import type { Patch } from './messages.ts';

type Data = Readonly<Record<string, unknown>>;

// Keys are ids of queues and agents, and "constructor" or "__proto__" are good ids: only own members count, and what is
// built has no prototype.
const emptyData = (): Record<string, unknown> => Object.create(null) as Record<string, unknown>;
const own = (data: Data, key: string): unknown => (Object.hasOwn(data, key) ? data[key] : undefined);

const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function sameLeaf(a: unknown, b: unknown): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b));
}

function compare(before: Data, after: Data, path: readonly string[], gone: (readonly string[])[]): Data | null {
  let set: Record<string, unknown> | null = null;
  for (const key of Object.keys(after)) {
    const old = own(before, key);
    const value = after[key];
    if (isObject(old) && isObject(value)) {
      const inner = old === value ? null : compare(old, value, [...path, key], gone);
      if (inner) (set ??= emptyData())[key] = inner;
    } else if (!sameLeaf(old, value)) {
      (set ??= emptyData())[key] = value;
    }
  }
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) gone.push([...path, key]);
  return set;
}

/** What leads from `before` to `after`; null where they are the same. */
export function difference(before: Data, after: Data): Patch | null {
  const gone: (readonly string[])[] = [];
  const set = compare(before, after, [], gone);
  if (!set && gone.length === 0) return null;
  return { ...(set && { set }), ...(gone.length > 0 && { gone }) };
}

function merge(before: unknown, set: Data): Data {
  const result: Record<string, unknown> = isObject(before) ? Object.assign(emptyData(), before) : emptyData();
  for (const key of Object.keys(set)) {
    const value = set[key];
    result[key] = isObject(value) ? merge(result[key], value) : value;
  }
  return result;
}

function without(data: Data, path: readonly string[]): Data {
  const [key, ...rest] = path;
  if (key === undefined || !Object.hasOwn(data, key)) return data;
  const result = Object.assign(emptyData(), data);
  const inner = result[key];
  if (rest.length === 0) delete result[key];
  else if (isObject(inner)) result[key] = without(inner, rest);
  return result;
}

/** The data after the patch; `data` itself is left as it is, and what the patch does not touch is shared with it. */
export function applyPatch<T>(data: T, patch: Patch): T {
  let result = data as unknown as Data;
  for (const path of patch.gone ?? []) result = without(result, path);
  if (patch.set) result = merge(result, patch.set);
  return result as unknown as T;
}
