import { IntlMessageFormat } from 'intl-messageformat';
import { LANGUAGES } from './languages.ts';
import type { Language } from './languages.ts';

export type Texts = Readonly<Record<string, string>>;
type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** What a message takes of a value, by the number of the parser's element type; null: that element takes none. */
const TAKES = [null, 'text', 'number', 'date', 'date', 'choice', 'number', null, null] as const;

/** All elements, those in the branches of plurals and choices too. */
function elementsIn(elements: readonly Element[]): Element[] {
  return elements.flatMap((element) => {
    const branches = 'options' in element ? Object.values(element.options).map(({ value }) => value) : [];
    return [element, ...branches.flatMap(elementsIn)];
  });
}

/** `count: number, name: text`, by name. */
function valuesOf(elements: readonly Element[]): string {
  const taken = elements.flatMap(({ type, ...element }) =>
    TAKES[type] && 'value' in element ? `${String(element.value)}: ${TAKES[type]}` : []
  );
  return [...new Set(taken)].sort().join(', ') || 'no values';
}

function pluralProblems(elements: readonly Element[], locale: string): string[] {
  const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
  return elements.flatMap((element) => {
    if (!('pluralType' in element)) return [];
    const lacking = pluralCategories.filter((category) => !Object.hasOwn(element.options, category));
    return lacking.map((category) => `its plural of {${element.value}} lacks the form "${category}"`);
  });
}

function parsed(text: string, locale: string): Element[] | string {
  try {
    return elementsIn(new IntlMessageFormat(text, locale).getAst());
  } catch (error) {
    return `is no ICU message: ${String(error)}`;
  }
}

function messageProblems(text: string, model: string, locale: string): string[] {
  const elements = parsed(text, locale);
  if (typeof elements === 'string') return [elements];
  const wanted = parsed(model, 'en');
  const [takes, shouldTake] = [valuesOf(elements), typeof wanted === 'string' ? '' : valuesOf(wanted)];
  const problems = pluralProblems(elements, locale);
  return takes === shouldTake ? problems : [`takes ${takes}; the English text takes ${shouldTake}`, ...problems];
}

function languageProblems(language: Language, texts: Texts, english: Texts): string[] {
  const file = `src/lib/i18n/${language}`;
  const missing = Object.keys(english).filter((key) => !Object.hasOwn(texts, key));
  const superfluous = Object.keys(texts).filter((key) => !Object.hasOwn(english, key));
  const common = Object.entries(texts).filter(([key]) => Object.hasOwn(english, key));
  const { locale } = LANGUAGES[language];
  return [
    ...missing.map((key) => `${file} lacks "${key}": translate ${JSON.stringify(english[key])} and add it there`),
    ...superfluous.map((key) => `${file} has "${key}", which src/lib/i18n/en has not: take it out, or add it there`),
    ...common.flatMap(([key, text]) =>
      messageProblems(text, english[key]!, locale).map((problem) => `${file}, "${key}": ${problem}`)
    )
  ];
}

/**
 * What is wrong with the texts, in words that say what to do: one that is missing, one too many, one that is no ICU message,
 * lacks a plural form of its language, or takes other values than the English one.
 */
export function catalogueProblems(catalogues: Readonly<Partial<Record<Language, Texts>> & { en: Texts }>): string[] {
  const languages = Object.entries(catalogues) as [Language, Texts][];
  return languages.flatMap(([language, texts]) => languageProblems(language, texts, catalogues.en));
}
