import { json } from '@sveltejs/kit';
import { displayAnswer } from '#lib/api/display-answer.ts';
import { DISPLAY_ORDERS } from '#lib/protocol/displays.ts';
import type { RequestHandler } from './$types.js';

/** Has a display do something now: `identify` (shows its name, large), `reload`, `chime`. */
export const POST: RequestHandler = ({ locals, params }) => {
  const order = DISPLAY_ORDERS.find((each) => each === params.order);
  if (!order) return json({ error: `order must be one of ${DISPLAY_ORDERS.join(', ')}` }, { status: 404 });
  return displayAnswer(() => locals.floor.displays.order(params.display, order));
};
