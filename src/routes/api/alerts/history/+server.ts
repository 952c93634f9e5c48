import { json } from '@sveltejs/kit';
import { telling } from '#lib/api/changing.ts';
import { readHistoryQuestion } from '#lib/api/history-parameters.ts';

const MOST = 500;

/**
 * Alerts that are over, the latest first (`AlertRecord[]`).
 *
 *     site, rule, severity, entity
 *               only those; `severity` is warning or critical, `entity` the id of what they were about
 *     from, to  only those that ended from this moment on, and before that one (RFC 3339)
 *     most      so many at most; none: 500
 */
export const GET = telling(async ({ locals }, parameters) => {
  const question = readHistoryQuestion(parameters);
  const most = parameters.wholeNumber('most', 1, MOST);
  parameters.end();
  return json(await locals.floor.alerts.history(question, most));
});
