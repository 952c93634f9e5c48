import { firstPaint } from '#lib/live/first-paint.ts';
import { ALL_SITES } from '#lib/protocol/view-address.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ locals: { floor, person } }) => ({
  firstPaint: firstPaint(floor, { kind: 'boards', id: ALL_SITES, audience: 'desk' }),
  sites: floor.sites(),
  person
});
