/** How questions about alerts that are over stand in an address: `site=izmir&severity=critical&from=2026-11-23T00:00:00Z`. */
import { SEVERITIES } from '#lib/protocol/alert-rules.ts';
import type { HistoryQuestion } from '#lib/protocol/alerts.ts';
import type { Parameters } from './parameters.ts';

/** @throws ParameterProblem */
export function readHistoryQuestion(parameters: Parameters): HistoryQuestion {
  return {
    site: parameters.text('site'),
    rule: parameters.text('rule'),
    severity: parameters.oneOf('severity', SEVERITIES, null),
    entity: parameters.text('entity'),
    fromMs: parameters.instant('from'),
    toMs: parameters.instant('to')
  };
}

export function writeHistoryQuestion({ site, rule, severity, entity, fromMs, toMs }: HistoryQuestion): string {
  const parameters = new URLSearchParams();
  const iso = (atMs: number | null): string | null => (atMs === null ? null : new Date(atMs).toISOString());
  const values = { site, rule, severity, entity, from: iso(fromMs), to: iso(toMs) };
  for (const [name, value] of Object.entries(values)) if (value !== null) parameters.set(name, value);
  return parameters.toString();
}
