import type { RequestHandler } from './$types.js';

/** The JSON Schema (draft 2020-12) of a board's document; beyond it, its parts have to fit together. */
export const GET: RequestHandler = ({ locals: { floor } }) =>
  new Response(JSON.stringify(floor.boards.schema(), null, 2), {
    headers: { 'content-type': 'application/schema+json' }
  });
