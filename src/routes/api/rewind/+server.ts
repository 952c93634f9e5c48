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
    const text = await locals.floor.askText({ name: 'view', moment, site }, request.signal);
    if (text === 'null') return refuse(404, `nothing is known of site ${JSON.stringify(site)} at that moment`);
    return new Response(text, { headers: { 'content-type': 'application/json' } });
  } catch (error) {
    return refuse(503, error instanceof Error ? error.message : String(error));
  }
};
