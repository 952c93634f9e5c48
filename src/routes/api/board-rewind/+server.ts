import { json } from '@sveltejs/kit';
import { ParameterProblem, Parameters } from '#lib/api/parameters.ts';
import type { Question } from '#lib/protocol/questions.ts';
import { AUDIENCES } from '#lib/protocol/view-address.ts';
import type { RequestHandler } from './$types.js';

const refuse = (status: number, error: string): Response => json({ error }, { status });

/** @throws ParameterProblem */
function questionOf(search: URLSearchParams, boards: App.Locals['floor']['boards']): Question<'boardView'> | null {
  const parameters = new Parameters(search);
  const id = parameters.required('board', 'the id of a board that is kept');
  const audience = parameters.oneOf('for', AUDIENCES, 'desk');
  const moment = parameters.moment();
  if (!moment) throw new ParameterProblem('at must be given: an RFC 3339 date-time with an offset');
  parameters.end();
  const board = boards.get(id);
  return board && { name: 'boardView', moment, id, version: board.version, document: board.document, audience };
}

/**
 * `?board=…&at=<RFC 3339>&known=now|then&for=desk|wall`: `{ atMs, data }`, what a board as it is today would have shown at a
 * past moment.
 */
export const GET: RequestHandler = async ({ locals, request, url }) => {
  try {
    const question = questionOf(url.searchParams, locals.floor.boards);
    if (!question) return refuse(404, 'there is no board of that id');
    const text = await locals.floor.askText(question, request.signal);
    if (text === 'null') return refuse(404, 'nothing is known of that moment');
    return new Response(text, { headers: { 'content-type': 'application/json' } });
  } catch (error) {
    if (error instanceof ParameterProblem) return refuse(400, error.message);
    return refuse(503, error instanceof Error ? error.message : String(error));
  }
};
