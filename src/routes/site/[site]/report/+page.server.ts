import { error } from '@sveltejs/kit';
import type { FloorAccess } from '#lib/protocol/floor-access.ts';
import { readReportParameters } from '#lib/report/report-parameters.ts';
import type { PageServerLoad } from './$types.js';

async function daysOf(floor: FloorAccess, site: string): Promise<string[]> {
  const days = await floor.ask({ name: 'days', moment: null, site });
  return (days ?? []).map(({ day }) => day);
}

export const load: PageServerLoad = async ({ locals: { floor }, params: { site }, url }) => {
  const { parameters, problems } = readReportParameters(url.searchParams);
  if (!parameters)
    error(
      400,
      Object.entries(problems)
        .map(([name, must]) => `${name} must be ${must}`)
        .join('; ')
    );
  // Of all queues, teams or agents only the totals are shown: each leads to its intervals.
  const isSummary = parameters.by !== 'site' && parameters.id === null;
  const minutes = isSummary ? null : parameters.minutes;
  const report = await floor.ask({ name: 'report', moment: null, site, ...parameters, minutes });
  if (!report) error(404, `Nothing is kept of "${site}" on the day "${parameters.day}"`);
  if (parameters.id !== null && report.totals.length === 0) error(404, `No ${parameters.by} "${parameters.id}"`);
  return {
    report,
    parameters,
    days: await daysOf(floor, site),
    isAllColumns: url.searchParams.get('columns') === 'all'
  };
};
