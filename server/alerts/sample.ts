/** A made-up alert of a rule: what is sent to try a route. */
import type { AlertRule, Condition, Level } from '#lib/protocol/alert-rules.ts';
import type { AlertValue } from '#lib/protocol/alerts.ts';
import type { Alert } from './alert.ts';
import { isForPeople } from './alert.ts';
import { fillText } from './fill-text.ts';
import { changeTexts } from './workload-measure.ts';

const TARGET = 0.8;
const THRESHOLD_MS = 20_000;

const CHANGE = { kind: 'surge', measure: 'arrivals', observed: 31, expected: 17 } as const;
const CHANGED_FOR_MS = 10 * 60_000;

const numberOf = (level: Level): number =>
  typeof level === 'number' ? level : level.times * (level.of === 'target' ? TARGET : THRESHOLD_MS);

function valueOf({ measure, warning, critical }: Condition): AlertValue {
  const level = numberOf((warning ?? critical)!);
  return { measure, value: level, peak: level, level };
}

export function sampleAlert(rule: AlertRule, nowMs: number): Alert {
  const values = rule.when.conditions.map(valueOf);
  const { each, sites, queues, teams, channel } = rule.scope;
  const site = sites?.[0] ?? 'test';
  const id = (each === 'queue' ? queues?.[0] : each === 'team' ? teams?.[0] : each === 'site' ? site : null) ?? 'test';
  const severity = rule.when.conditions.some(({ critical }) => critical !== null) ? 'critical' : 'warning';
  const change = changeTexts({ ...CHANGE, sinceMs: nowMs - CHANGED_FOR_MS }, id, 'UTC');
  return {
    rule: rule.id,
    ruleName: rule.name,
    site,
    siteName: site,
    entity: { kind: each, id, name: id },
    channel,
    text: fillText(rule.text, { siteName: site, entityName: id, values, helpText: null, change }),
    values,
    sound: rule.sound,
    isForPeople: isForPeople(rule),
    life: {
      stage: 'firing',
      severity,
      sinceMs: nowMs,
      stageMs: nowMs,
      firedAtMs: nowMs,
      ending: null,
      flaps: 0,
      acknowledged: null,
      snoozedUntilMs: null,
      escalatedAtMs: null,
      settledMs: null,
      causeMs: null,
      told: severity,
      notice: 'firing',
      changes: 1,
      steps: [{ atMs: nowMs, step: 'firing', by: null, note: null }]
    }
  };
}
