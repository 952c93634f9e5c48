import { json, type RequestHandler } from '@sveltejs/kit';
import type { Question, QuestionName } from '#lib/protocol/questions.ts';
import { ParameterProblem, Parameters } from './parameters.ts';

const refuse = (status: number, error: string): Response => json({ error }, { status });

/**
 * Answers GET with JSON: 400 `{"error": …}` that names the parameter and what it may be, 404 where nothing of that name is
 * there, or was not yet, 503 where it can't be answered now. Every address may bear `at` (RFC 3339) and `known` (`now` or `then`): the answer of that moment.
 *
 * @param read what is asked, from the address. @throws ParameterProblem
 */
export function answering<K extends QuestionName>(
  name: K,
  read: (parameters: Parameters) => Omit<Question<K>, 'name' | 'moment'>
): RequestHandler {
  return async ({ locals, request, url }) => {
    const parameters = new Parameters(url.searchParams);
    try {
      const asked = { name, moment: parameters.moment(), ...read(parameters) } as unknown as Question<K>;
      parameters.end();
      const answer = await locals.floor.ask(asked, request.signal);
      return answer === null ? refuse(404, 'there is nothing of that name, or was not at that moment') : json(answer);
    } catch (error) {
      if (error instanceof ParameterProblem) return refuse(400, error.message);
      return refuse(503, error instanceof Error ? error.message : String(error));
    }
  };
}
