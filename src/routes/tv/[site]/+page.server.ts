import { firstPaint } from '#lib/live/first-paint.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ locals, params }) => ({
  firstPaint: firstPaint(locals.floor, { kind: 'site', id: params.site, audience: 'wall' })
});
