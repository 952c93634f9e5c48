import { answering, documentIn } from '#lib/boards/board-api.ts';
import type { RequestHandler } from './$types.js';

/**
 * Shows the document in the body as the view `draft/<id>`, to whoever knows the id. Kept nowhere: forgotten 10 minutes after it
 * was last written or watched. 204; 400 with `problems`, 413, as when a board is made.
 */
export const PUT: RequestHandler = ({ locals: { floor }, params: { id }, request }) =>
  answering(id, async () => {
    const document = await documentIn(request, floor.boards);
    if (document instanceof Response) return document;
    floor.draft(id, document);
    return new Response(null, { status: 204 });
  });
