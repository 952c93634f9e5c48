import { readHistoryQuestion } from '#lib/api/history-parameters.ts';
import { ParameterProblem, Parameters } from '#lib/api/parameters.ts';
import type { Texts } from '#lib/protocol/alert-rules.ts';
import type { AlertRecord, HistoryQuestion } from '#lib/protocol/alerts.ts';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types.js';

const MOST = 200;
const DATE = /^\d{4}-\d\d-\d\d$/;
const DAY_MS = 24 * 3_600_000;

interface HistoryPage {
  readonly question: HistoryQuestion;
  /** As the form has them. */
  readonly dates: { readonly from: string; readonly to: string };
  readonly rules: readonly { readonly id: string; readonly name: Texts }[];
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly records: readonly AlertRecord[];
  readonly problem: string | null;
}

/** What a form of dates asks for: `to` is the last day that belongs to it. */
function questionOf(url: URL): HistoryQuestion {
  const search = new URLSearchParams(url.searchParams);
  for (const name of ['from', 'to', 'lang', 'theme']) search.delete(name);
  const dayMs = (name: string): number | null => {
    const text = url.searchParams.get(name) ?? '';
    return DATE.test(text) ? Date.parse(`${text}T00:00:00Z`) : null;
  };
  const [fromMs, toMs] = [dayMs('from'), dayMs('to')];
  try {
    return { ...readHistoryQuestion(new Parameters(search)), fromMs, toMs: toMs && toMs + DAY_MS };
  } catch (problem) {
    if (problem instanceof ParameterProblem) error(400, problem.message);
    throw problem;
  }
}

export const load = (async ({ locals, url }): Promise<HistoryPage> => {
  const question = questionOf(url);
  const { alerts } = locals.floor;
  const rules = alerts.rules().map(({ rule: { id, name } }) => ({ id, name }));
  const sites = locals.floor.outlines().map(({ id, name }) => ({ id, name }));
  const dates = { from: url.searchParams.get('from') ?? '', to: url.searchParams.get('to') ?? '' };
  const found: Pick<HistoryPage, 'records' | 'problem'> = await alerts.history(question, MOST).then(
    (records) => ({ records, problem: null }),
    (failed: unknown) => ({ records: [], problem: failed instanceof Error ? failed.message : String(failed) })
  );
  return { question, dates, rules, sites, ...found };
}) satisfies PageServerLoad;
