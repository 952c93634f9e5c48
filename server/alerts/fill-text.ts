/** A rule's text with figures filled in, in each language. */
import {
  ALERT_LANGUAGES,
  unitOfMeasure,
  type AlertLanguage,
  type Measure,
  type Texts
} from '#lib/protocol/alert-rules.ts';
import type { AlertValue } from '#lib/protocol/alerts.ts';
import { isolated, LOCALES } from './language.ts';

/** What a text is filled in with. */
export interface TextFacts {
  readonly siteName: string;
  readonly entityName: string;
  readonly values: readonly Pick<AlertValue, 'measure' | 'value' | 'level'>[];
  /** What the agent wrote who asks for help. */
  readonly helpText: string | null;
  /** What has changed in the queue's workload, if that is what the rule is about. */
  readonly change: Texts | null;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** 0:42, 3:05 or 1:02:09 */
function duration(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

const counts = new Map(
  ALERT_LANGUAGES.map((each) => [each, new Intl.NumberFormat(LOCALES[each], { maximumFractionDigits: 2 })])
);
const ratios = new Map(
  ALERT_LANGUAGES.map((each) => [
    each,
    new Intl.NumberFormat(LOCALES[each], { style: 'percent', maximumFractionDigits: 1 })
  ])
);

function written(value: number | null, measure: Measure, language: AlertLanguage): string {
  if (value === null) return '–';
  const unit = unitOfMeasure(measure);
  if (unit === 'duration') return duration(value);
  return (unit === 'ratio' ? ratios : counts).get(language)!.format(value);
}

const suffix = (place: number): string => (place === 0 ? '' : String(place + 1));

/** The names that may stand in braces in the text of a rule of so many conditions. */
export function placeholdersOf(conditions: number): string[] {
  const numbered = Array.from({ length: conditions }, (_, place) => [`value${suffix(place)}`, `level${suffix(place)}`]);
  return ['site', 'entity', 'help', ...numbered.flat(), 'change'];
}

function wordsFor(facts: TextFacts, language: AlertLanguage): Map<string, string> {
  const words = new Map([
    ['site', facts.siteName],
    ['entity', facts.entityName],
    ['help', facts.helpText ?? ''],
    ['change', facts.change?.[language] ?? '']
  ]);
  for (const [place, { measure, value, level }] of facts.values.entries()) {
    words.set(`value${suffix(place)}`, written(value, measure, language));
    words.set(`level${suffix(place)}`, written(level, measure, language));
  }
  return words;
}

/** Where nobody wrote anything, what leads to it is left out too. */
const withoutHelp = (text: string): string => text.replace(/[\s:–—-]*\{help\}/gu, '');

function fill(text: string, facts: TextFacts, language: AlertLanguage): string {
  const words = wordsFor(facts, language);
  return (facts.helpText === null ? withoutHelp(text) : text).replace(/\{([^{}]*)\}/g, (mark, name: string) => {
    const word = words.get(name);
    return word === undefined ? mark : isolated(word, language);
  });
}

export function fillText(texts: Texts, facts: TextFacts): Texts {
  const { en, tr, ar } = texts;
  return { en: fill(en, facts, 'en'), tr: fill(tr, facts, 'tr'), ar: fill(ar, facts, 'ar') };
}
