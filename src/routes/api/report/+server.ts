import { reportResponse } from '#lib/report/report-response.ts';
import type { RequestHandler } from './$types.js';

/**
 * The interval table of a business day, as JSON. Parameters:
 *
 * - `site`: its id
 * - `day`: `today` (the default), `yesterday`, or the date that the day begins on in the site's zone, `2026-11-23`
 * - `minutes`: how long an interval is, 15, 30 (the default) or 60
 * - `by`: `site` (the default), `queue`, `team` or `agent`
 * - `id`: only this queue, team or agent
 *
 * At shift end, by a script:
 *
 *     curl -fH "Authorization: Bearer $FLOOR_DESK_TOKEN" 'http://127.0.0.1:3000/api/report?site=izmir&by=queue'
 *
 * `{ site: { id, name, timeZone }, day, start, end, isOver, asOf, by, minutes, columns: [{ id, unit }], rows: [{ row, id,
 * name, start, end, figures }] }`. Of each queue (team, agent) come the intervals that have begun (`row` is `interval`) and
 * the day's `total`; last, where all of them are asked for, the `site-total`. Times are ISO 8601 with the site's offset.
 * `figures` has a member for each column, named as on the metrics page: counts, ratios from 0 to 1, milliseconds (`unit` is
 * `duration`), `null` where there is nothing to divide by. Totals are those of the board to the digit.
 *
 * 400 and 404 are `{ error, parameters }`, where `parameters` says what each of those that are wrong must be; 503, with an
 * `error` too: it can't be answered now, and can be asked again in a moment.
 */
export const GET: RequestHandler = ({ locals, request }) => reportResponse(locals.floor, request, 'json');
