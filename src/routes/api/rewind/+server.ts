import { json } from '@sveltejs/kit';
import { readMoment } from '#lib/protocol/moment-parameters.ts';
import type { RequestHandler } from './$types.js';

const refuse = (status: number, error: string): Response => json({ error }, { status });

/** `?site=…&at=<RFC 3339>&known=now|then`: `{ atMs, data }`, a site's board at a past moment. */
export const GET: RequestHandler = async ({ locals, request, url }) => {
  const site = url.searchParams.get('site');
  const { moment, problem } = readMoment(url.searchParams);
  if (site === null) return refuse(400, 'site must be given');
  if (!moment) return refuse(400, problem);
  try {
    const answer = await locals.floor.ask({ name: 'view', moment, site }, request.signal);
    return answer ? json(answer) : refuse(404, `nothing is known of site ${JSON.stringify(site)} at that moment`);
  } catch (error) {
    return refuse(503, error instanceof Error ? error.message : String(error));
  }
};
