import { PERSON_COOKIE } from '#lib/person.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

/** From now on what this browser changes is by that name. */
export function rememberPerson(name: string): void {
  document.cookie = `${PERSON_COOKIE}=${encodeURIComponent(name)}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
