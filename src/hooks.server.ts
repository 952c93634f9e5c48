import type { Handle } from '@sveltejs/kit';
import { LANGUAGES } from '#lib/i18n/languages.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { FloorAccess } from '#lib/protocol/floor-access.ts';

const language: Language = 'en';

export const handle: Handle = async ({ event, resolve }) => {
  const floor =
    event.platform?.floor ?? (Reflect.get(globalThis, Symbol.for('floorcast.floor')) as FloorAccess | undefined);
  // A route that imported the server's state instead would get a second, empty copy of it: two module graphs.
  if (!floor) throw new Error('platform.floor is missing: the pages run only inside the Floorcast server (npm start)');
  event.locals.floor = floor;
  event.locals.language = language;

  const attributes: Readonly<Record<string, string>> = {
    '%lang%': language,
    '%dir%': LANGUAGES[language].direction,
    '%audience%': event.route.id?.startsWith('/tv') ? 'wall' : 'desk'
  };
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace(/%(lang|dir|audience)%/g, (name) => attributes[name] ?? name)
  });
  // Figures out of a browser's cache would look current and be old.
  response.headers.set('cache-control', 'no-store');
  return response;
};
