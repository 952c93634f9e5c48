import type { RequestHandler } from './$types.js';

/** The JSON Schema of a rule. */
export const GET: RequestHandler = ({ locals }) =>
  new Response(JSON.stringify(locals.floor.alerts.ruleSchema(), null, 2), {
    headers: { 'content-type': 'application/schema+json' }
  });
