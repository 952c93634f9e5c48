import { firstPaint } from '#lib/live/first-paint.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ locals, params }) => ({
  firstPaint: firstPaint(locals.floor, { kind: 'shift', id: params.site, audience: 'desk' })
});
