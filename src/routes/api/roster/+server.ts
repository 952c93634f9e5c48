import { json } from '@sveltejs/kit';
import { ParameterProblem, Parameters } from '#lib/api/parameters.ts';
import type { RosterFormat } from '#lib/protocol/roster-access.ts';
import type { RequestHandler } from './$types.js';

const MOST_BYTES = 20_000_000;
const refuse = (status: number, error: string, more: object = {}): Response => json({ error, ...more }, { status });

function dayAsked(url: URL): { site: string; day: string } {
  const parameters = new Parameters(url.searchParams);
  const site = parameters.required('site', 'the id of a site');
  const day = parameters.required('day', 'the date that the business day begins on, 2026-11-30');
  parameters.end();
  return { site, day };
}

/** `?site=…&day=2026-11-30`: `{ site, day, shifts: [{ agent, startMs, endMs, absences }], by, atMs }`; 404 where none is known. */
export const GET: RequestHandler = ({ locals, url }) => {
  try {
    const { site, day } = dayAsked(url);
    const roster = locals.floor.rosters.of(site, day);
    return roster ? json(roster) : refuse(404, `no roster is known of ${day} at ${JSON.stringify(site)}`);
  } catch (error) {
    if (error instanceof ParameterProblem) return refuse(400, error.message);
    throw error;
  }
};

function formatOf(request: Request): RosterFormat | null {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim();
  if (type === 'application/json') return 'json';
  return type === 'text/csv' ? 'csv' : null;
}

/**
 * Takes a roster over, JSON or CSV by its content type (read-roster.ts has the form), `?by=…` for who brings it: each day of
 * a site that it has a shift of is replaced. 400 `{ error, problems }` names each wrong entry, and nothing is taken over.
 */
export const PUT: RequestHandler = async ({ locals, request, url }) => {
  const format = formatOf(request);
  if (!format) return refuse(415, 'content-type must be application/json or text/csv');
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES)
    return refuse(413, `at most ${MOST_BYTES} bytes`);
  try {
    const parameters = new Parameters(url.searchParams);
    const by = parameters.text('by')?.slice(0, 80) ?? null;
    parameters.end();
    const { days, problems } = await locals.floor.rosters.take(await request.text(), format, by);
    if (problems) return refuse(400, `the roster was not taken over: ${problems[0]}`, { problems });
    return json({ days: days.map(({ site, day, shifts }) => ({ site, day, shifts: shifts.length })) });
  } catch (error) {
    if (error instanceof ParameterProblem) return refuse(400, error.message);
    return refuse(503, error instanceof Error ? error.message : String(error));
  }
};

/** Takes a day's roster back. */
export const DELETE: RequestHandler = async ({ locals, url }) => {
  try {
    const { site, day } = dayAsked(url);
    const wasThere = await locals.floor.rosters.remove(site, day);
    return wasThere ? json({ site, day }) : refuse(404, `no roster is known of ${day} at ${JSON.stringify(site)}`);
  } catch (error) {
    if (error instanceof ParameterProblem) return refuse(400, error.message);
    return refuse(503, error instanceof Error ? error.message : String(error));
  }
};
