import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types.js';

const refuse = (status: number, error: string): Response => json({ error }, { status });

/** `?site=…`: the site's business days that can be gone back to, `[{ day, startMs, endMs }]`, earliest first. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const site = url.searchParams.get('site');
  if (site === null) return refuse(400, 'site must be given');
  const days = await locals.floor.ask({ name: 'days', moment: null, site });
  return days ? json(days) : refuse(404, `no site ${JSON.stringify(site)}`);
};
