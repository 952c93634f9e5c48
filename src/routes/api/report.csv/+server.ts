import { reportResponse } from '#lib/report/report-response.ts';
import type { RequestHandler } from './$types.js';

/**
 * What `/api/report` answers, as CSV (RFC 4180: CRLF, quotes where they are needed; UTF-8), for the same parameters:
 *
 *     curl -fOJH "Authorization: Bearer $FLOOR_DESK_TOKEN" 'http://127.0.0.1:3000/api/report.csv?site=izmir&by=agent&minutes=15'
 *
 * A header line, then a line for each row: `row,site,day,asOf,by,id,name,start,end` and the figures by their ids. An empty
 * field is a figure with nothing to divide by. A name or an id that a spreadsheet would take for a formula (it begins with
 * `=`, `+`, `-`, `@`, a tab or a carriage return) has a `'` before it.
 */
export const GET: RequestHandler = ({ locals, request }) => reportResponse(locals.floor, request, 'csv');
