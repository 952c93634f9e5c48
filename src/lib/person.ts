/** What whoever uses a browser calls themselves: stands beside what they change. It proves nothing, and opens nothing. */
export const PERSON_COOKIE = 'floorcast_person';
export const PERSON_LENGTH = 60;

/** Null where it names nobody. */
export function personNamed(text: string | null | undefined): string | null {
  const name = (text ?? '')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return [...name].slice(0, PERSON_LENGTH).join('').trim() || null;
}
