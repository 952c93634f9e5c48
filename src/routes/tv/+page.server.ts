import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ locals }) => {
  const first = locals.floor.sites()[0];
  if (first) redirect(307, `/tv/${first.id}`);
};
