import { PERSON_COOKIE, PERSON_LENGTH } from '#lib/person.ts';

const SECONDS = 400 * 24 * 3600;

/** Remembers in this browser what its person is called. @returns the name as it is then */
export function rememberPerson(text: string): string | null {
  const name = text.replace(/\s+/g, ' ').trim().slice(0, PERSON_LENGTH) || null;
  const lives = name === null ? 0 : SECONDS;
  document.cookie = `${PERSON_COOKIE}=${encodeURIComponent(name ?? '')}; Path=/; Max-Age=${lives}; SameSite=Lax`;
  return name;
}
