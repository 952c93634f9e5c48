import { telling } from '#lib/api/changing.ts';
import { readHistoryQuestion } from '#lib/api/history-parameters.ts';

/**
 * What `/api/alerts/history` answers, all of it, as CSV (RFC 4180: CRLF, quotes where they are needed; UTF-8): a header line,
 * then a line for each alert. Times are RFC 3339 in UTC; an empty field is what there was not.
 */
export const GET = telling(async ({ locals }, parameters) => {
  const question = readHistoryQuestion(parameters);
  parameters.end();
  const text = await locals.floor.alerts.historyFile(question);
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="alerts.csv"'
    }
  });
});
