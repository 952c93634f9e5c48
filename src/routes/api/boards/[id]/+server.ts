import { Parameters } from '#lib/api/parameters.ts';
import {
  answering,
  basedOn,
  boardResponse,
  documentIn,
  notABoard,
  outcomeResponse,
  refuse
} from '#lib/boards/board-api.ts';
import type { RequestHandler } from './$types.js';

/** `{ id, version, by, atMs, origin, document }`, the version as its ETag too. With `version=3`: `{ id, version, by, atMs, document }` of that one, if it is kept. */
export const GET: RequestHandler = ({ locals: { floor }, params: { id }, url }) =>
  answering(id, async () => {
    const parameters = new Parameters(url.searchParams);
    const version = parameters.wholeNumber('version', 1, null);
    parameters.end();
    if (version === null) {
      const board = floor.boards.get(id);
      return board ? boardResponse(board) : notABoard();
    }
    const found = (await floor.boards.history(id)).find((each) => each.version === version);
    return found ? boardResponse({ id, ...found }) : refuse(404, `version ${version} of the board is not kept`);
  });

/**
 * Saves the document in the body. What it is based on is said by `If-Match: "3"` (or `basedOn=3`); nothing is said of a
 * board that is new.
 *
 * 200, or 201 of a new one: `{ id, version, by, atMs }`. 409 `{ error, theirs }`: somebody was first; `theirs` is what stands
 * there now. 400 with `problems`, 413, as when one is made; 403: the board stands in a file.
 */
export const PUT: RequestHandler = ({ locals: { floor, person }, params: { id }, request }) =>
  answering(id, async () => {
    const document = await documentIn(request, floor.boards);
    if (document instanceof Response) return document;
    const ground = basedOn(request);
    return outcomeResponse(id, await floor.boards.save(id, document, { basedOn: ground, by: person }), ground === null);
  });

/** Deletes it, which is one more version: it can be restored. What is deleted is said as with PUT. */
export const DELETE: RequestHandler = ({ locals: { floor, person }, params: { id }, request }) =>
  answering(id, async () => {
    if (!floor.boards.get(id)) return notABoard();
    return outcomeResponse(id, await floor.boards.remove(id, { basedOn: basedOn(request), by: person }));
  });
