import { DISPLAY_COOKIE } from '#lib/protocol/displays.ts';
import { firstPaint } from '#lib/live/first-paint.ts';
import { keepToken } from '#lib/tv/token-cookie.ts';
import { waitingFor } from '#lib/tv/waiting.ts';
import type { PageServerLoad } from './$types.js';

/** A display's own page: what it shows, or the code by which the desk pairs it. */
export const load: PageServerLoad = async (event) => {
  const { locals, cookies, url } = event;
  const { floor, display } = locals;
  const token = cookies.get(DISPLAY_COOKIE);
  if (display !== null && token !== undefined) {
    keepToken(cookies, url, token);
    return { firstPaint: firstPaint(floor, { kind: 'display', id: display, audience: 'wall' }), waiting: null };
  }
  return { firstPaint: null, waiting: await waitingFor(floor.displays, event, floor.heartbeat().serverMs) };
};
