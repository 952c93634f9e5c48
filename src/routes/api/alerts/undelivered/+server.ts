import { json } from '@sveltejs/kit';
import { changing, telling } from '#lib/api/changing.ts';
import { BodyProblem } from '#lib/api/read-json.ts';

/** Deliveries that were given up, the latest first (`Undelivered[]`). */
export const GET = telling(async ({ locals }, parameters) => {
  parameters.end();
  return json(await locals.floor.alerts.undelivered());
});

/** `{ "number": … }`: tries again what was given up under that number. */
export const POST = changing(({ event, body, parameters }) => {
  parameters.end();
  const { number } = (body ?? {}) as { number?: unknown };
  if (!Number.isSafeInteger(number))
    throw new BodyProblem(400, 'number must be the number of a delivery that was given up');
  return event.locals.floor.alerts.deliverAgain(number as number);
});
