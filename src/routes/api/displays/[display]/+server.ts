import { displayAnswer, displayAnswerTo } from '#lib/api/display-answer.ts';
import type { RequestHandler } from './$types.js';

/** Changes what is named: `{ name?, assignment?: { boards, seconds }, settings?: { pixelShift, dim, sound, quiet } }`. */
export const PATCH: RequestHandler = ({ locals, params, request }) =>
  displayAnswerTo(request, (changes) => locals.floor.displays.change(params.display, changes));

/** Revokes it: it is cut off at once, and for good. */
export const DELETE: RequestHandler = ({ locals, params }) =>
  displayAnswer(() => locals.floor.displays.revoke(params.display));
