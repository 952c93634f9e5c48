import { json } from '@sveltejs/kit';
import type { FloorAccess } from '#lib/protocol/floor-access.ts';
import type { ReportFormat } from '#lib/protocol/report.ts';
import { readReportParameters, sayProblems, type Problems, type ReportParameters } from './report-parameters.ts';

const refuse = (status: number, error: string, parameters: Problems): Response =>
  json({ error, parameters }, { status });

const wrong = (problems: Problems): Response => refuse(400, sayProblems(problems), problems);

const missing = (parameter: string, error: string, mustBe: string): Response =>
  refuse(404, error, { [parameter]: mustBe });

async function daysOf(floor: FloorAccess, site: string): Promise<string> {
  const days = (await floor.ask({ name: 'days', moment: null, site })) ?? [];
  return `today, yesterday, or a date from ${days[0]?.day ?? 'today'} on that is not in the future`;
}

function download(site: string, day: string, { by, minutes, id }: ReportParameters, csv: string): Response {
  const name = ['floorcast', site, day, by, ...(id === null ? [] : [id]), `${minutes}min`].join('-');
  const headers = {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="${name}.csv"`
  };
  return new Response(csv, { headers });
}

/** Of a question that is well put. */
async function fileResponse(
  floor: FloorAccess,
  site: string,
  parameters: ReportParameters,
  format: ReportFormat,
  signal: AbortSignal
): Promise<Response> {
  const { day, by, id } = parameters;
  const file = await floor.ask({ name: 'reportFile', moment: null, site, ...parameters, format }, signal);
  if (!file) return missing('day', `nothing is kept of the day "${day}"`, await daysOf(floor, site));
  if (file.text === null) return missing('id', `"${site}" has no ${by} "${id}"`, `the id of one ${by}`);
  if (format === 'csv') return download(site, file.day, parameters, file.text);
  return new Response(file.text, { headers: { 'content-type': 'application/json' } });
}

/** What `/api/report` and `/api/report.csv` answer; whatever is refused is told in JSON. */
export async function reportResponse(floor: FloorAccess, { url, signal }: Request, format: ReportFormat) {
  const search = new URL(url).searchParams;
  const site = search.get('site');
  const { parameters, problems } = readReportParameters(search);
  if (site === null || !parameters) {
    return wrong({ ...(site === null && { site: 'the id of a site' }), ...problems });
  }
  const sites = floor.sites().map(({ id }) => id);
  if (!sites.includes(site)) return missing('site', `there is no site "${site}"`, `one of: ${sites.join(', ')}`);
  try {
    return await fileResponse(floor, site, parameters, format, signal);
  } catch (error) {
    return refuse(503, error instanceof Error ? error.message : String(error), {});
  }
}
