import { speechOf } from '#lib/i18n/speech-of.ts';
import type { BoardView } from '#lib/protocol/board-view.ts';
import { DISPLAY_COOKIE } from '#lib/protocol/displays.ts';
import { formatViewAddress } from '#lib/protocol/view-address.ts';
import { tablePage } from '#lib/tv/table/table-page.ts';
import { keepToken } from '#lib/tv/token-cookie.ts';
import { waitingFor } from '#lib/tv/waiting.ts';
import type { RequestHandler } from './$types.js';

/** What `/tv` shows, for browsers that can't: the code, or the display's board as tables. */
export const GET: RequestHandler = async (event) => {
  const { locals, cookies, url } = event;
  const { floor, display, language } = locals;
  const { serverMs: nowMs, build } = floor.heartbeat();
  const token = cookies.get(DISPLAY_COOKIE);
  if (display !== null && token !== undefined) keepToken(cookies, url, token);
  const address = display === null ? null : formatViewAddress({ kind: 'display', id: display, audience: 'wall' });
  const view = address === null ? null : (floor.view<BoardView>(address)?.data ?? null);
  const waiting = view ? null : await waitingFor(floor.displays, event, nowMs);
  const page = { speech: speechOf(language), build, nowMs, view, waiting, address: `${url.host}/displays` };
  return new Response(tablePage(page), { headers: { 'content-type': 'text/html; charset=utf-8' } });
};
