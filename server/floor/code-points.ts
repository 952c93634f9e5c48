/**
 * Orders two strings by code point. `<` orders by UTF-16 units, which puts U+E000–U+FFFF after the characters beyond them.
 */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** A surrogate stands for a character beyond all that need none. */
const rank = (unit: number): number => (isSurrogate(unit) ? unit + 0x10000 : unit);
