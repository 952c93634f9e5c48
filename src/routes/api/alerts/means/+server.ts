import { json } from '@sveltejs/kit';
import { telling } from '#lib/api/changing.ts';

/** What this server can deliver alerts with (`DeliveryMeans`): names of secrets, never their values. */
export const GET = telling(({ locals }, parameters) => {
  parameters.end();
  return json(locals.floor.alerts.means());
});
