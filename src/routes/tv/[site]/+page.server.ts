import { firstPaint } from '#lib/live/first-paint.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ locals, params }) => ({
  firstPaint: firstPaint(locals.floor, params.site, 'wall')
});
