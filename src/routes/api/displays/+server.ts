import { json } from '@sveltejs/kit';
import { displayAnswerTo } from '#lib/api/display-answer.ts';
import type { DisplayList } from '#lib/protocol/displays.ts';
import type { RequestHandler } from './$types.js';

/** All displays: `{ nowMs, build, displays: [DisplayRow] }`. */
export const GET: RequestHandler = ({ locals: { floor } }) => {
  const { serverMs, build } = floor.heartbeat();
  return json({ nowMs: serverMs, build, displays: floor.displays.list() } satisfies DisplayList);
};

/**
 * Pairs the display that shows a code: `{ code, name, assignment?: { boards: [id], seconds } }`; answers with its row. 404:
 * no display waits with that code.
 */
export const POST: RequestHandler = ({ locals: { floor, person }, request, getClientAddress }) =>
  displayAnswerTo(request, (body) => floor.displays.pair(body, person ?? getClientAddress()));
