/** Finds what a tile can show by what people call it, in whatever language of ours they think. */

/** One thing that can be found. */
export interface Findable {
  /** In all languages. */
  readonly names: readonly string[];
}

const MARKS = /[\p{M}\u0640]/gu;

/** Letters that people write in several ways, in one: case, marks, the dotless i, and the forms of alef, ya and ta marbuta. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(/ı/g, 'i')
    .replace(/[آأإٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .trim();
}

const wordsOf = (text: string): readonly string[] => folded(text).split(/\s+/).filter(Boolean);

/** How well one word is matched: 0 begins a name, 1 begins a word of one, 2 stands somewhere; null: nowhere. */
function rankOf(word: string, names: readonly string[]): number | null {
  if (names.some((name) => name.startsWith(word))) return 0;
  if (names.some((name) => name.includes(` ${word}`))) return 1;
  return names.some((name) => name.includes(word)) ? 2 : null;
}

/** Those in whose names every word of the query stands, the best first; all of them, as they are, for none. */
export function search<T extends Findable>(all: readonly T[], query: string): readonly T[] {
  const words = wordsOf(query);
  if (words.length === 0) return all;
  const ranked = all.flatMap((item) => {
    const names = item.names.map(folded);
    const ranks = words.map((word) => rankOf(word, names));
    return ranks.includes(null) ? [] : [{ item, rank: ranks.reduce((sum: number, rank) => sum + rank!, 0) }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}
