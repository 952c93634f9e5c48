import { json } from '@sveltejs/kit';
import { changing, telling } from '#lib/api/changing.ts';

/** The rules that raise alerts, `[{ rule, revision, isShipped }]`; `/api/rules/schema` says what a rule is. */
export const GET = telling(({ locals }, parameters) => {
  parameters.end();
  return json(locals.floor.alerts.rules());
});

/** A new rule. 409 where there is one of its id; 400 names every member that is wrong. */
export const POST = changing(({ event, body, parameters }) => {
  parameters.end();
  return event.locals.floor.alerts.saveRule(body, null);
});
