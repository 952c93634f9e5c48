import { json, type RequestEvent, type RequestHandler } from '@sveltejs/kit';
import type { Outcome } from '#lib/protocol/alerts.ts';
import { ParameterProblem, Parameters } from './parameters.ts';
import { BodyProblem, readJson } from './read-json.ts';

const refuse = (status: number, error: string): Response => json({ error }, { status });

export interface Change {
  readonly event: RequestEvent;
  /** What the request bears; null for one without a body. */
  readonly body: unknown;
  readonly parameters: Parameters;
}

const isJson = (request: Request): boolean =>
  request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === 'application/json';

function answerOf<T>({ value, error, ...refused }: Outcome<T>): Response {
  return error === undefined ? json(value) : refuse((refused as { status: number }).status, error);
}

/**
 * Does what a request with a body of JSON asks for: its outcome as JSON, or the status and `{"error": …}` that say why not.
 * A page of another origin can't send such a request without being asked about first, and it is refused besides where it
 * comes in.
 *
 * @param change @throws ParameterProblem, BodyProblem
 */
export function changing<T>(change: (asked: Change) => Promise<Outcome<T>>): RequestHandler {
  return async (event) => {
    const { request, url } = event;
    const hasBody = request.method !== 'DELETE';
    if (hasBody && !isJson(request)) return refuse(415, 'content-type must be application/json');
    try {
      const body = hasBody ? await readJson(request) : null;
      return answerOf(await change({ event, body, parameters: new Parameters(url.searchParams) }));
    } catch (error) {
      if (error instanceof ParameterProblem) return refuse(400, error.message);
      if (error instanceof BodyProblem) return refuse(error.status, error.message);
      return refuse(503, error instanceof Error ? error.message : String(error));
    }
  };
}

/** Answers with JSON what is asked by parameters. @param answer @throws ParameterProblem */
export function telling(
  answer: (event: RequestEvent, parameters: Parameters) => Promise<Response> | Response
): RequestHandler {
  return async (event) => {
    try {
      return await answer(event, new Parameters(event.url.searchParams));
    } catch (error) {
      if (error instanceof ParameterProblem) return refuse(400, error.message);
      return refuse(503, error instanceof Error ? error.message : String(error));
    }
  };
}
