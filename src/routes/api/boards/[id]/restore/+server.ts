import { Parameters } from '#lib/api/parameters.ts';
import { answering, basedOn, outcomeResponse, refuse } from '#lib/boards/board-api.ts';
import type { RequestHandler } from './$types.js';

/** Makes `version=3` the present one, as one more version; of a board that was deleted too. What is there now is said as with PUT. */
export const POST: RequestHandler = ({ locals: { floor, person }, params: { id }, request, url }) =>
  answering(id, async () => {
    const parameters = new Parameters(url.searchParams);
    const version = parameters.wholeNumber('version', 1, null);
    if (version === null) return refuse(400, 'version must be given: the number of one that is kept');
    const outcome = await floor.boards.restore(id, version, { basedOn: basedOn(request), by: person });
    return outcome ? outcomeResponse(id, outcome) : refuse(404, `version ${version} of the board is not kept`);
  });
