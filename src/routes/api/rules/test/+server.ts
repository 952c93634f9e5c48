import { changing } from '#lib/api/changing.ts';
import { BodyProblem } from '#lib/api/read-json.ts';

/**
 * `{ "rule": …, "route": n }`: sends a made-up alert of the rule, kept or not, on its nth route (those of its escalation come
 * after its own), once. `null` when it was taken; 503 says why it was not.
 */
export const POST = changing(({ event, body, parameters }) => {
  parameters.end();
  const { rule, route } = (body ?? {}) as { rule?: unknown; route?: unknown };
  if (!Number.isSafeInteger(route))
    throw new BodyProblem(400, 'route must be the place of a route of the rule, from 0');
  return event.locals.floor.alerts.testSend(rule, route as number);
});
