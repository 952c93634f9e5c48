import { json } from '@sveltejs/kit';
import type { DisplayOutcome } from '#lib/protocol/displays-access.ts';
import { BodyProblem, readJson } from './read-json.ts';

/** What is said of a display is short. */
const MOST_BYTES = 8192;

const refuse = (status: number, error: string): Response => json({ error }, { status });

/** What came of it as JSON; `{"error": …}` where nothing did: 400, 404, 409, 413, or 503, where it can't be done now. */
export async function displayAnswer(work: () => Promise<DisplayOutcome<unknown>>): Promise<Response> {
  try {
    const { value, status, error } = await work();
    if (status !== undefined) return refuse(status, error);
    return value === null ? new Response(null, { status: 204 }) : json(value);
  } catch (error) {
    if (error instanceof BodyProblem) return refuse(error.status, error.message);
    return refuse(503, error instanceof Error ? error.message : String(error));
  }
}

/** The same of what a request's body asks for. */
export function displayAnswerTo(
  request: Request,
  work: (body: unknown) => Promise<DisplayOutcome<unknown>>
): Promise<Response> {
  return displayAnswer(async () => work(await readJson(request, MOST_BYTES)));
}
