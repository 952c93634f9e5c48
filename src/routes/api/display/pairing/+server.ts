import { json } from '@sveltejs/kit';
import { DISPLAY_COOKIE } from '#lib/protocol/displays.ts';
import type { RequestHandler } from './$types.js';

/** Whether whoever asks bears the token of a display: `{ "state": "paired" }`, or `waiting`. Open to everybody. */
export const GET: RequestHandler = ({ locals, cookies }) => {
  const display = locals.floor.displays.ofToken(cookies.get(DISPLAY_COOKIE));
  return json({ state: display === null ? 'waiting' : 'paired' });
};
