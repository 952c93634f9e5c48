import type { Handle, RequestEvent } from '@sveltejs/kit';
import { acceptedLanguage } from '#lib/i18n/accepted-language.ts';
import { LANGUAGES, languageNamed } from '#lib/i18n/languages.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { PERSON_COOKIE, personNamed } from '#lib/person.ts';
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import type { BoardView } from '#lib/protocol/board-view.ts';
import { DISPLAY_COOKIE } from '#lib/protocol/displays.ts';
import { formatViewAddress } from '#lib/protocol/view-address.ts';
import type { FloorAccess } from '#lib/protocol/floor-access.ts';
import { themeOf } from '#lib/theme.ts';
import type { Theme } from '#lib/theme.ts';

const THEME_COOKIE = 'floorcast_theme';
const LANGUAGE_COOKIE = 'floorcast_language';
const COOKIE_SECONDS = 400 * 24 * 3600;

/** What the server hands us: a route that imported its state instead would get a second, empty copy of it. */
function floorOfServer(): FloorAccess {
  const floor = Reflect.get(globalThis, Symbol.for('floorcast.floor')) as FloorAccess | undefined;
  if (!floor) throw new Error('no floor here: the pages run only inside the Floorcast server (npm start)');
  return floor;
}

function remember({ cookies }: RequestEvent, name: string, value: string): void {
  cookies.set(name, value, { path: '/', maxAge: COOKIE_SECONDS, secure: false });
}

function themeFor(event: RequestEvent): Theme {
  // Nobody chooses at a wall: dark, unless its board is light.
  if (isWall(event)) return boardOf(event)?.theme ?? 'dark';
  const asked = event.url.searchParams.get('theme');
  const theme = themeOf(asked, event.cookies.get(THEME_COOKIE));
  if (asked === theme) remember(event, THEME_COOKIE, theme);
  return theme;
}

/** Who bears the token of a display is one on its page, whatever else they bear. */
function displayFor({ route, cookies, locals }: RequestEvent): string | null {
  return isOfDisplay(route.id) ? locals.floor.displays.ofToken(cookies.get(DISPLAY_COOKIE)) : null;
}

/** The board that a wall shows: a display's, or one that is looked at as if it hung there. */
function boardOf(event: RequestEvent): BoardDocument | null {
  const { floor, display } = event.locals;
  if (display !== null) {
    const address = formatViewAddress({ kind: 'display', id: display, audience: 'wall' });
    return floor.view<BoardView>(address)?.data.board?.document ?? null;
  }
  return isBoardAsWall(event) ? (floor.boards.get(event.params['board']!)?.document ?? null) : null;
}

/** A wall's browser has the language that its maker gave it: what the site speaks counts for more there. */
function languageOfWall(event: RequestEvent): Language | null {
  if (!isWall(event)) return null;
  const site = event.params['site'] ?? boardOf(event)?.scope.sites[0];
  return languageNamed(event.locals.floor.sites().find(({ id }) => id === site)?.language);
}

function languageFor(event: RequestEvent): Language {
  const asked = languageNamed(event.url.searchParams.get('lang'));
  if (asked) remember(event, LANGUAGE_COOKIE, asked);
  const { cookies, request } = event;
  return (
    boardOf(event)?.language ??
    asked ??
    languageNamed(cookies.get(LANGUAGE_COOKIE)) ??
    languageOfWall(event) ??
    acceptedLanguage(request.headers.get('accept-language')) ??
    'en'
  );
}

const isOfDisplay = (route: string | null): boolean => route === '/tv' || route === '/tv/plain';
const isBoardAsWall = ({ route, url }: RequestEvent): boolean =>
  route.id === '/board/[board]' && url.searchParams.get('for') === 'wall';
const isWall = (event: RequestEvent): boolean => (event.route.id?.startsWith('/tv') ?? false) || isBoardAsWall(event);

/** The letters that every board has at once: figures that change their type a moment later would jump. */
const LETTERS: Readonly<Record<Language, readonly string[]>> = {
  en: ['inter-latin-wght'],
  tr: ['inter-latin-wght', 'inter-latin-ext-wght'],
  ar: ['inter-latin-wght', 'vazirmatn-arabic-wght']
};

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.floor = floorOfServer();
  event.locals.display = displayFor(event);
  const language = (event.locals.language = languageFor(event));
  const theme = (event.locals.theme = themeFor(event));
  event.locals.person = personNamed(event.cookies.get(PERSON_COOKIE));

  const attributes: Readonly<Record<string, string>> = {
    lang: language,
    dir: LANGUAGES[language].direction,
    audience: isWall(event) ? 'wall' : 'desk',
    theme
  };
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace(/%(lang|dir|audience|theme)%/g, (mark, name: string) => attributes[name] ?? mark),
    preload: ({ type, path }) => type !== 'font' || LETTERS[language].some((name) => path.includes(name))
  });
  // Figures out of a browser's cache would look current and be old.
  response.headers.set('cache-control', 'no-store');
  return response;
};
