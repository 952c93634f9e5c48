/** Whether two JSON values say the same, whatever the order of their members. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [ofA, ofB] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(ofA);
  return (
    keys.length === Object.keys(ofB).length &&
    keys.every((key) => Object.prototype.hasOwnProperty.call(ofB, key) && sameValue(ofA[key], ofB[key]))
  );
}
