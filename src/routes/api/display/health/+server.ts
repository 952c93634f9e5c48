import { json } from '@sveltejs/kit';
import { displayAnswerTo } from '#lib/api/display-answer.ts';
import { DISPLAY_COOKIE } from '#lib/protocol/displays.ts';
import { keepToken } from '#lib/tv/token-cookie.ts';
import type { RequestHandler } from './$types.js';

/** A display says how it is: see DisplayHealth. 401: it is none, or none any more. */
export const POST: RequestHandler = ({ locals, cookies, request, url, getClientAddress }) => {
  const token = cookies.get(DISPLAY_COOKIE);
  const id = locals.floor.displays.ofToken(token);
  if (token === undefined || id === null) return json({ error: 'no display’s token' }, { status: 401 });
  keepToken(cookies, url, token);
  const from = { address: getClientAddress(), userAgent: request.headers.get('user-agent') ?? '' };
  return displayAnswerTo(request, (health) => locals.floor.displays.report(id, from, health));
};
