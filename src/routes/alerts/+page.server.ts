import { firstPaint } from '#lib/live/first-paint.ts';
import { ALL_SITES } from '#lib/protocol/view-address.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ locals, url }) => {
  const site = url.searchParams.get('site');
  const outlines = locals.floor.outlines();
  return {
    firstPaint: firstPaint(locals.floor, { kind: 'alerts', id: site ?? ALL_SITES, audience: 'desk' }),
    site,
    sites: outlines.map(({ id, name }) => ({ id, name })),
    person: locals.person,
    pushKey: locals.floor.alerts.means().pushKey
  };
};
