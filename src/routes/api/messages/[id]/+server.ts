import { answering, refuse } from '#lib/boards/board-api.ts';
import type { RequestHandler } from './$types.js';

/** Takes an announcement back. 204; 404 where there is none of that id that is not over. */
export const DELETE: RequestHandler = ({ locals: { floor }, params: { id } }) =>
  answering(null, async () => {
    const isEnded = await floor.announcements.end(id);
    return isEnded ? new Response(null, { status: 204 }) : refuse(404, 'there is no announcement of that id');
  });
