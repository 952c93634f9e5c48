import { json } from '@sveltejs/kit';
import { answering, documentIn, outcomeResponse } from '#lib/boards/board-api.ts';
import { newBoardId } from '#lib/boards/board-id.ts';
import { boardRow } from '#lib/protocol/boards-view.ts';
import type { RequestHandler } from './$types.js';

/**
 * All boards: `{ boards: [{ id, title, audience, scope, pages, tiles, announces, version, by, atMs, origin }], deleted: [{ id,
 * title, version, by, atMs }] }`. `origin` is `file` of those in the folder of the configuration, which can be changed only there. One
 * that was deleted can be restored.
 */
export const GET: RequestHandler = ({ locals: { floor } }) =>
  json({ boards: floor.boards.list().map(boardRow), deleted: floor.boards.deleted() });

/**
 * Makes a board of the document in the body, such as a file that was exported, under an id made of its title:
 *
 *     curl -fH "Authorization: Bearer $FLOOR_DESK_TOKEN" --json @board.json http://127.0.0.1:3000/api/boards
 *
 * 201 `{ id, version, by, atMs }`, 400 `{ error, problems: [{ path, problem }] }` where the document is not as
 * `/api/boards/schema.json` says, 413 where it is too large.
 */
export const POST: RequestHandler = ({ locals: { floor, person }, request }) =>
  answering(null, async () => {
    const document = await documentIn(request, floor.boards);
    if (document instanceof Response) return document;
    const taken = new Set([...floor.boards.list(), ...floor.boards.deleted()].map(({ id }) => id));
    const id = newBoardId(document.title, (each) => taken.has(each));
    const outcome = await floor.boards.save(id, document, { basedOn: null, by: person });
    return outcomeResponse(id, outcome, true);
  });
