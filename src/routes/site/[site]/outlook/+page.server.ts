import { firstPaint } from '#lib/live/first-paint.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ locals, params, url }) => ({
  firstPaint: firstPaint(locals.floor, { kind: 'outlook', id: params.site, audience: 'desk' }),
  /** Whose what-if is to be open. */
  queue: url.searchParams.get('queue')
});
