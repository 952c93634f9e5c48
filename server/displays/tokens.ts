/** Secrets of displays, and the codes that people read from them. */
import { createHash, randomBytes, randomInt } from 'node:crypto';

/** None that is taken for another on a screen across the room: no 0 O Q, 1 I L, 2 Z, 5 S, 8 B, U V, G. */
const LETTERS = 'ACDEFHJKMNPRTWXY34679';
const CODE_LENGTH = 6;

export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token: it is random, so that nothing slower is needed. */
export const hashOf = (token: string): string =>
  createHash('sha256').update(`floorcast display ${token}`).digest('hex');

export const newDisplayId = (): string => randomBytes(8).toString('hex');

export function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** A code as somebody has typed it, as it is kept; null where it can't be one. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s.-]/g, '');
  return code.length === CODE_LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : null;
}
