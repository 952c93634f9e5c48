import ar from './ar.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import type { Language } from './languages.ts';
import tr from './tr.json' with { type: 'json' };

/** A text of the catalogues. English names them all; where another language lacks one, nothing compiles. */
export type MessageKey = keyof typeof en;

export const CATALOGUES: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en, tr, ar };
