import { languageNamed } from './languages.ts';
import type { Language } from './languages.ts';

/** Quality of an entry, 0–1: RFC 9110, 12.4.2. What it may not be counts as nothing. */
function quality(parameters: readonly string[]): number {
  const stated = parameters.map((each) => each.trim()).find((each) => /^q=/i.test(each));
  return stated === undefined ? 1 : Number(stated.slice(2)) || 0;
}

/** The language of ours that a browser would rather have, by its header `Accept-Language`; null where it names none. */
export function acceptedLanguage(header: string | null): Language | null {
  const wanted = (header ?? '').split(',').map((entry) => {
    const [tag = '', ...parameters] = entry.split(';');
    return { language: languageNamed(tag.trim()), quality: quality(parameters) };
  });
  // Of equals the first: a sort keeps their order.
  const [best] = wanted
    .filter((each) => each.language !== null && each.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return best?.language ?? null;
}
