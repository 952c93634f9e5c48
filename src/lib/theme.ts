/** Dark, as a control room is, unless the person at this browser asked for light. */
export const THEMES = ['dark', 'light'] as const;
export type Theme = (typeof THEMES)[number];

const isTheme = (text: string | null | undefined): text is Theme => THEMES.some((theme) => theme === text);

/** @param asked by the address, by what the browser remembers: the first that names a theme counts */
export function themeOf(...asked: readonly (string | null | undefined)[]): Theme {
  return asked.find(isTheme) ?? 'dark';
}
