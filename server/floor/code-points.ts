const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/**
 * Orders two strings by code point. `<` orders by UTF-16 units, which puts U+E000–U+FFFF after the characters beyond them.
 */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at === length) return a.length - b.length;
  // A difference in its second half is one of the whole character.
  if (at > 0 && isHighSurrogate(a.charCodeAt(at - 1))) at--;
  return a.codePointAt(at)! - b.codePointAt(at)!;
}

const sorted = new WeakMap<object, readonly string[]>();

/** The ids in order. They only ever become more: while they are as many they are the same. */
export function inOrder(ids: ReadonlyMap<string, unknown> | ReadonlySet<string>): readonly string[] {
  let known = sorted.get(ids);
  if (known?.length !== ids.size) sorted.set(ids, (known = [...ids.keys()].sort(compareCodePoints)));
  return known;
}
