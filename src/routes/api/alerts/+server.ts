import { json } from '@sveltejs/kit';
import { changing, telling } from '#lib/api/changing.ts';
import { BodyProblem } from '#lib/api/read-json.ts';

/** `?site=…`, or of every site: the alerts that are not over, and how many deliveries were given up (`AlertsView`). */
export const GET = telling(({ locals }, parameters) => {
  const site = parameters.text('site');
  parameters.end();
  return json(locals.floor.alerts.view(site));
});

/**
 * What somebody does with an alert: `{ "id": …, "action": "acknowledge" | "note" | "snooze" | "wake" | "resolve", "by": …,
 * "note": …, "minutes": … }`. Who does it is whom the browser is of, where `by` is left out. Answers with the alert as it is
 * then, `null` once it is over; 409 where that can't be done to it, 404 where there is none of that id any more.
 */
export const POST = changing(async ({ event, body, parameters }) => {
  parameters.end();
  const { floor, person } = event.locals;
  if (typeof body !== 'object' || body === null) throw new BodyProblem(400, 'the body must be an object');
  const { id, ...action } = body as { id?: unknown };
  if (typeof id !== 'string') throw new BodyProblem(400, 'id must be the id of an alert');
  return floor.alerts.act(id, { by: person, ...action });
});
