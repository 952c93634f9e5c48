import type { Handle } from '@sveltejs/kit';
import { LANGUAGES } from '#lib/i18n/languages.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { FloorAccess } from '#lib/protocol/floor-access.ts';
import { themeOf } from '#lib/theme.ts';

const language: Language = 'en';
const THEME_COOKIE = 'floorcast_theme';
const COOKIE_SECONDS = 400 * 24 * 3600;

/** What the server hands us: a route that imported its state instead would get a second, empty copy of it. */
function floorOfServer(): FloorAccess {
  const floor = Reflect.get(globalThis, Symbol.for('floorcast.floor')) as FloorAccess | undefined;
  if (!floor) throw new Error('no floor here: the pages run only inside the Floorcast server (npm start)');
  return floor;
}

export const handle: Handle = async ({ event, resolve }) => {
  const asked = event.url.searchParams.get('theme');
  const theme = themeOf(asked, event.cookies.get(THEME_COOKIE));
  if (asked === theme) event.cookies.set(THEME_COOKIE, theme, { path: '/', maxAge: COOKIE_SECONDS, secure: false });
  event.locals.floor = floorOfServer();
  event.locals.language = language;
  event.locals.theme = theme;

  const attributes: Readonly<Record<string, string>> = {
    lang: language,
    dir: LANGUAGES[language].direction,
    audience: event.route.id?.startsWith('/tv') ? 'wall' : 'desk',
    theme
  };
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace(/%(lang|dir|audience|theme)%/g, (mark, name: string) => attributes[name] ?? mark),
    // The letters every board has at once: figures that change their type a moment later would jump.
    preload: ({ type, path }) => type !== 'font' || path.includes('inter-latin-wght')
  });
  // Figures out of a browser's cache would look current and be old.
  response.headers.set('cache-control', 'no-store');
  return response;
};
