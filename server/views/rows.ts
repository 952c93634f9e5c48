/** Ids such as "__proto__" are members like others. */
export function rows<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  const result = Object.create(null) as Record<string, T>;
  for (const [id, row] of entries) result[id] = row;
  return result;
}
