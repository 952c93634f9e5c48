import { json } from '@sveltejs/kit';
import { changing, telling } from '#lib/api/changing.ts';
import { BodyProblem } from '#lib/api/read-json.ts';
import type { Parameters } from '#lib/api/parameters.ts';

/** One rule: `{ rule, revision, isShipped }`. */
export const GET = telling(({ locals, params }, parameters) => {
  parameters.end();
  const found = locals.floor.alerts.rules().find(({ rule }) => rule.id === params['rule']);
  return found ? json(found) : json({ error: `there is no rule ${JSON.stringify(params['rule'])}` }, { status: 404 });
});

function revisionIn(parameters: Parameters): number {
  parameters.required('revision', 'that of the rule that is changed, 0 for one as it was shipped');
  const revision = parameters.wholeNumber('revision', 0, 0);
  parameters.end();
  return revision;
}

/** `?revision=…`: puts a rule in the place of the one that had this revision; 409 where somebody was first. */
export const PUT = changing(({ event, body, parameters }) => {
  const revision = revisionIn(parameters);
  const id = (body as { id?: unknown } | null)?.id;
  if (id !== event.params['rule']) throw new BodyProblem(400, 'id must be that of the address');
  return event.locals.floor.alerts.saveRule(body, revision);
});

/** `?revision=…`: takes it away. One that was shipped is then as it was shipped. */
export const DELETE = changing(({ event, parameters }) =>
  event.locals.floor.alerts.removeRule(event.params['rule'] ?? '', revisionIn(parameters))
);
