import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ locals }) => {
  const sites = locals.floor.sites();
  if (sites.length === 1) redirect(307, `/site/${sites[0]!.id}`);
  return { sites };
};
