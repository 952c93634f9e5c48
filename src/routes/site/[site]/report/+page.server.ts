import { error } from '@sveltejs/kit';
import type { FloorAccess } from '#lib/protocol/floor-access.ts';
import { readReportParameters, sayProblems } from '#lib/report/report-parameters.ts';
import type { PageServerLoad } from './$types.js';

async function daysOf(floor: FloorAccess, site: string): Promise<string[]> {
  const days = await floor.ask({ name: 'days', moment: null, site });
  return (days ?? []).map(({ day }) => day);
}

const cannotAnswerNow = (reason: unknown): never =>
  error(503, reason instanceof Error ? reason.message : String(reason));

export const load: PageServerLoad = async ({ locals: { floor }, params: { site }, request, url }) => {
  const { parameters, problems } = readReportParameters(url.searchParams);
  if (!parameters) error(400, sayProblems(problems));
  // Of all queues, teams or agents only the totals are shown: each leads to its intervals.
  const isSummary = parameters.by !== 'site' && parameters.id === null;
  const minutes = isSummary ? null : parameters.minutes;
  const question = { name: 'report', moment: null, site, ...parameters, minutes } as const;
  const report = await floor.ask(question, request.signal).catch(cannotAnswerNow);
  if (!report) error(404, `Nothing is kept of "${site}" on the day "${parameters.day}"`);
  if (parameters.id !== null && report.totals.length === 0) error(404, `No ${parameters.by} "${parameters.id}"`);
  return {
    report,
    parameters,
    days: await daysOf(floor, site),
    isAllColumns: url.searchParams.get('columns') === 'all'
  };
};
