/** An id for a board from its title, so that its address can be read. */
export const BOARD_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Letters that are no letter with a mark, and so don't come apart. */
const LATIN: Readonly<Record<string, string>> = { ı: 'i', ß: 'ss', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', þ: 'th' };
const LONGEST = 48;
/** Of a title that has no Latin letter. */
const NAMELESS = 'board';

function slugOf(title: string): string {
  const plain = title
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ıßæøłđþ]/g, (letter) => LATIN[letter]!);
  const slug = plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, LONGEST)
    .replace(/-$/, '');
  return slug || NAMELESS;
}

/** @param isTaken whether there is or was a board of that id */
export function newBoardId(title: string, isTaken: (id: string) => boolean): string {
  const slug = slugOf(title);
  if (!isTaken(slug)) return slug;
  for (let number = 2; ; number++) if (!isTaken(`${slug}-${number}`)) return `${slug}-${number}`;
}
