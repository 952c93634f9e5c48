/** Initials of a person's name, in whatever script it is written. */
const NOT_OF_A_WORD = /[^\p{L}\p{M}'’]+/u;
/** Signs that Arabic may be written with or without, and the stroke that only stretches a word. */
const VOWEL_SIGNS = /[\u064B-\u0652\u0670\u0640]/g;
const ARABIC_ARTICLE = /^[اٱ]ل(?=.{2})/u;
const ARABIC = /\p{Script=Arabic}/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

function firstLetter(word: string, language: string): string {
  const [first] = graphemes.segment(word.replace(ARABIC_ARTICLE, ''));
  return first!.segment.toLocaleUpperCase(language);
}

/**
 * Those of the first and the last word: `EK`. Letters that would join are kept apart: `م ح`, and the article is not
 * counted. What stands before the @ of an address counts as its name. Null where there are no initials that are less than
 * the name.
 *
 * @param language a BCP 47 tag: Turkish makes İ of i
 */
export function initialsOf(name: string, language: string): string | null {
  const words = name.split('@')[0]!.normalize('NFC').replace(VOWEL_SIGNS, '').split(NOT_OF_A_WORD);
  const wordsOfLetters = words.filter((word) => /^\p{L}/u.test(word));
  const first = wordsOfLetters[0];
  if (first === undefined) return null;
  const ends = wordsOfLetters.length === 1 ? [first] : [first, wordsOfLetters.at(-1)!];
  const letters = ends.map((word) => firstLetter(word, language));
  const initials = letters.join(letters.some((letter) => ARABIC.test(letter)) ? ' ' : '');
  return initials.length < name.trim().length ? initials : null;
}
