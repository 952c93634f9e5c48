/** Strings as the contract counts and limits them. */
const TOKEN_CHARACTERS = new Set('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-');
const isInTokens = Uint8Array.from({ length: 128 }, (_, unit) =>
  TOKEN_CHARACTERS.has(String.fromCharCode(unit)) ? 1 : 0
);

/** 1–64 of A–Z a–z 0–9 _ -; looked at a million times, and a regular expression takes three times as long. */
export function isToken(value: unknown): boolean {
  if (typeof value !== 'string' || value.length === 0 || value.length > 64) return false;
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    if (unit > 127 || isInTokens[unit] === 0) return false;
  }
  return true;
}

/** U+0000–U+001F and U+007F–U+009F. */
export function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || (unit >= 0x7f && unit <= 0x9f)) return true;
  }
  return false;
}

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
