/** What a rule says of a site at a moment, entity by entity. Pure. */
import type {
  AlertRule,
  Comparison,
  Condition,
  Level,
  Measure,
  RuleScope,
  Severity
} from '#lib/protocol/alert-rules.ts';
import type { AlertValue } from '#lib/protocol/alerts.ts';
import type { WorkloadChange } from '#lib/protocol/workload.ts';
import type { OpenHelp } from '../floor/help.ts';
import { helpIn, valueOf } from './measure.ts';
import { isRuleOfShift } from './shift-measure.ts';
import type { Entity, SiteMoment, Standards } from './site-moment.ts';
import { isUnforeseen } from './outlook-measure.ts';
import { changeIn, isUnknown } from './workload-measure.ts';

/** What was seen of one entity. */
export interface Observation {
  readonly entity: Entity;
  /** What it has reached; null: nothing. */
  readonly level: Severity | null;
  /** What goes on holding where it held before: until `clearAt`. */
  readonly held: Severity | null;
  readonly values: readonly Omit<AlertValue, 'peak'>[];
  /** What an agent asks for, if the rule is about that. */
  readonly help: OpenHelp | null;
  /** What has changed in a queue's workload, if the rule is about that. */
  readonly change: WorkloadChange | null;
}

const COMPARE: Readonly<Record<Comparison, (value: number, level: number) => boolean>> = {
  above: (value, level) => value > level,
  atLeast: (value, level) => value >= level,
  below: (value, level) => value < level,
  atMost: (value, level) => value <= level
};

function numberOf(level: Level | null, { target, thresholdMs }: Standards): number | null {
  if (level === null || typeof level === 'number') return level;
  return level.times * (level.of === 'target' ? target : thresholdMs);
}

/** What of one condition is reached, and what of it holds on. */
interface Judged {
  readonly level: Severity | null;
  readonly held: Severity | null;
  /** Whether it can be critical at all. */
  readonly hasCritical: boolean;
  readonly value: number | null;
  readonly reached: number | null;
}

function judge({ compare, ...levels }: Condition, value: number | null, standards: Standards): Judged {
  const [warning, critical, clearAt] = [levels.warning, levels.critical, levels.clearAt].map((level) =>
    numberOf(level, standards)
  ) as [number | null, number | null, number | null];
  const isPast = (level: number | null): boolean => value !== null && level !== null && COMPARE[compare](value, level);
  const level = isPast(critical) ? 'critical' : isPast(warning) ? 'warning' : null;
  const first = warning ?? critical;
  const held = level ?? (isPast(clearAt) ? (warning === null ? 'critical' : 'warning') : null);
  return { level, held, hasCritical: critical !== null, value, reached: level === 'critical' ? critical : first };
}

/** As grave as every condition that can be; a condition without a critical level holds none of the others back. */
function severityOfAll(conditions: readonly Judged[], of: 'level' | 'held'): Severity | null {
  if (conditions.some((each) => each[of] === null)) return null;
  const graver = conditions.filter(({ hasCritical }) => hasCritical);
  return graver.length > 0 && graver.every((each) => each[of] === 'critical') ? 'critical' : 'warning';
}

function severityOfAny(conditions: readonly Judged[], of: 'level' | 'held'): Severity | null {
  const reached = conditions.map((each) => each[of]);
  return reached.includes('critical') ? 'critical' : reached.includes('warning') ? 'warning' : null;
}

function observe({ when, scope }: AlertRule, entity: Entity, moment: SiteMoment): Observation {
  const { conditions, match } = when;
  const standards = moment.standards(entity, scope.channel);
  const judged = conditions.map((condition) =>
    judge(condition, valueOf(condition.measure, entity, moment, scope.channel), standards)
  );
  const severity = match === 'all' ? severityOfAll : severityOfAny;
  const measures = conditions.map(({ measure }) => measure);
  const ofHelp = measures.find((measure) => measure.kind === 'help');
  return {
    entity: { ...entity, isBlind: entity.isBlind || measures.some((measure) => isNotKnown(measure, entity, moment)) },
    level: severity(judged, 'level'),
    held: severity(judged, 'held'),
    values: judged.map(({ value, reached }, place) => ({ measure: conditions[place]!.measure, value, level: reached })),
    help: ofHelp ? helpIn(entity, ofHelp) : null,
    change: firstChange(measures, entity, moment)
  };
}

/** What is not known yet is no reason to think that an alert is over. */
const isNotKnown = (measure: Measure, entity: Entity, moment: SiteMoment): boolean =>
  isUnknown(measure, entity, moment) || isUnforeseen(measure, moment);

function firstChange(measures: readonly Measure[], entity: Entity, moment: SiteMoment): WorkloadChange | null {
  for (const measure of measures) {
    const change = measure.kind === 'workload' && changeIn(measure, entity, moment);
    if (change) return change;
  }
  return null;
}

const includes = (list: readonly string[] | null, id: string | null): boolean =>
  list === null || (id !== null && list.includes(id));

function isInScope({ reading, id }: Entity, { queues, teams }: RuleScope): boolean {
  switch (reading.kind) {
    case 'queue':
      return includes(queues, id);
    case 'team':
      return includes(teams, id);
    case 'agent':
      return (
        includes(teams, reading.of.status.team) &&
        (queues === null || reading.of.queues.some((each) => includes(queues, each)))
      );
    case 'absent':
      return queues === null && includes(teams, reading.team);
    case 'site':
    case 'source':
      return true;
  }
}

/**
 * Those that have reached a level, and those whose alerts are asked about.
 *
 * @param isAsked whether it has an alert already
 */
export function evaluate(rule: AlertRule, moment: SiteMoment, isAsked: (entity: Entity) => boolean): Observation[] {
  const { scope } = rule;
  if (!includes(scope.sites, moment.site)) return [];
  const entities = scope.each === 'agent' && isRuleOfShift(rule) ? moment.people : moment.entities(scope.each);
  return entities
    .filter((entity) => isInScope(entity, scope))
    .map((entity) => observe(rule, entity, moment))
    .filter(({ level, entity }) => level !== null || isAsked(entity));
}

/** The worse of two values, as a condition has it. */
export function worse(compare: Comparison, a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return compare === 'above' || compare === 'atLeast' ? Math.max(a, b) : Math.min(a, b);
}
