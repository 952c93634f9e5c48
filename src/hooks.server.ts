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

  const audience = event.route.id?.startsWith('/tv') ? 'wall' : 'desk';
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%lang%', language).replace('%dir%', LANGUAGES[language].direction).replace('%audience%', audience),
    // The letters every board has at once: figures that change their type a moment later would jump.
    preload: ({ type, path }) => type !== 'font' || path.includes('inter-latin-wght')
  });
  // Figures out of a browser's cache would look current and be old.
  response.headers.set('cache-control', 'no-store');
  return response;
};
