/** Strings as the contract counts and limits them. */
const TOKEN = /^[A-Za-z0-9_-]{1,64}$/;

export const isToken = (value: unknown): boolean => typeof value === 'string' && TOKEN.test(value);

/** Whether it is a string of 1 to `most` code points; one of at most that many UTF-16 units needs no counting. */
export function hasLength(value: unknown, most: number): value is string {
  if (typeof value !== 'string' || value.length === 0) return false;
  return value.length <= most || (value.length <= 2 * most && [...value].length <= most);
}

/** The value as an error message quotes it: JSON, cut at 60 UTF-16 units, but never inside a character. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 59).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}
