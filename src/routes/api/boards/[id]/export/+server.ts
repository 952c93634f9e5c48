import { answering, notABoard } from '#lib/boards/board-api.ts';
import type { RequestHandler } from './$types.js';

/** The document as a file, as it can be imported elsewhere, or put into the folder of the configuration. */
export const GET: RequestHandler = ({ locals: { floor }, params: { id } }) =>
  answering(id, () => {
    const board = floor.boards.get(id);
    if (!board) return notABoard();
    const headers = { 'content-type': 'application/json', 'content-disposition': `attachment; filename="${id}.json"` };
    return new Response(`${JSON.stringify(board.document, null, 2)}\n`, { headers });
  });
