import {
  SHIFT_MEASURES,
  unitOfMeasure,
  type AlertRule,
  type Condition,
  type Level,
  type Measure,
  type Route,
  type RouteKind,
  type RuleScope,
  type ShiftMeasure
} from '#lib/protocol/alert-rules.ts';
import { figuresOf, WINDOWS, type FigureId, type WindowId } from '#lib/protocol/figures.ts';

/** A rule while it is edited: plain data that may be written to. */
type Writable<T> = T extends readonly (infer E)[]
  ? Writable<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T;

export type RuleDraft = Writable<AlertRule>;
export type ConditionDraft = Writable<Condition>;
export type RouteDraft = Writable<Route>;

export const draftOf = (rule: AlertRule): RuleDraft => JSON.parse(JSON.stringify(rule)) as RuleDraft;

/** In what a level is written; of a measure there are those that mean something. */
export const LEVEL_UNITS = ['count', 'percent', 'seconds', 'target', 'threshold'] as const;
export type LevelUnit = (typeof LEVEL_UNITS)[number];

const FACTORS: Readonly<Record<LevelUnit, number>> = {
  count: 1,
  percent: 0.01,
  seconds: 1000,
  target: 1,
  threshold: 1
};

export function unitsFor(measure: Measure): readonly LevelUnit[] {
  const unit = unitOfMeasure(measure);
  if (measure.kind === 'workload') return ['percent'];
  if (measure.kind === 'shift') return unit === 'ratio' ? ['percent'] : ['seconds'];
  if (unit === 'ratio') return ['percent', 'target'];
  return unit === 'duration' ? ['seconds', 'threshold'] : ['count'];
}

export function unitOfLevel(level: Level | null, measure: Measure): LevelUnit {
  if (typeof level === 'object' && level !== null) return level.of;
  return unitsFor(measure)[0]!;
}

/** As it stands in a field: 0.8 as 80 (percent). */
export function shownLevel(level: Level | null, measure: Measure): number | null {
  if (level === null) return null;
  if (typeof level === 'object') return level.times;
  return Number((level / FACTORS[unitOfLevel(level, measure)]).toFixed(6));
}

export function levelOf(shown: number | null, unit: LevelUnit): Level | null {
  if (shown === null || Number.isNaN(shown)) return null;
  if (unit === 'target' || unit === 'threshold') return { times: shown, of: unit };
  return Number((shown * FACTORS[unit]).toFixed(6));
}

/** Windows in which there is anything of what is watched, or of its site. */
export function windowsFor(each: RuleScope['each'], of: 'entity' | 'site'): readonly WindowId[] {
  return WINDOWS.filter((window) => figuresFor(each, of, window).length > 0);
}

export function figuresFor(each: RuleScope['each'], of: 'entity' | 'site', window: WindowId): readonly FigureId[] {
  if (of === 'site') return figuresOf('site', window);
  return each === 'source' ? [] : figuresOf(each, window);
}

/** What can be looked at of what is watched. */
export function measuresFor(each: RuleScope['each']): readonly Measure['kind'][] {
  if (each === 'agent') return ['figure', 'state', 'help', 'shift'];
  if (each === 'source') return ['silence', 'figure'];
  return each === 'queue' ? ['figure', 'workload', 'outlook'] : ['figure', 'shift'];
}

/** What there is of the shift of what is watched. */
export const shiftMeasuresFor = (each: RuleScope['each']): readonly ShiftMeasure[] =>
  each === 'agent' ? SHIFT_MEASURES : ['adherence'];

export function newMeasure(kind: Measure['kind'], each: RuleScope['each']): Writable<Measure> {
  switch (kind) {
    case 'figure': {
      const of = each === 'source' ? 'site' : 'entity';
      const window = windowsFor(each, of)[0]!;
      return { kind, figure: figuresFor(each, of, window)[0]!, window, of };
    }
    case 'state':
      return { kind, state: 'not-ready', reason: null };
    case 'silence':
      return { kind };
    case 'help':
      return { kind, help: null };
    case 'outlook':
      return { kind, foreseen: 'serviceLevel', inMinutes: 15 };
    case 'workload':
      return { kind, of: 'arrivals', direction: 'either' };
    case 'shift':
      return { kind, shift: shiftMeasuresFor(each)[0]! };
  }
}

export function newCondition(each: RuleScope['each']): ConditionDraft {
  const measure = newMeasure(measuresFor(each)[0]!, each);
  return { measure, compare: 'atLeast', warning: 1, critical: null, clearAt: null };
}

function isMeasureOf(measure: Measure, each: RuleScope['each']): boolean {
  if (measure.kind === 'figure') return figuresFor(each, measure.of, measure.window).indexOf(measure.figure) !== -1;
  if (measuresFor(each).indexOf(measure.kind) === -1) return false;
  return measure.kind !== 'shift' || shiftMeasuresFor(each).indexOf(measure.shift) !== -1;
}

/** What another kind of thing can't have goes; what it must have comes. */
export function watching(draft: RuleDraft, each: RuleScope['each']): void {
  draft.scope.each = each;
  for (const condition of draft.when.conditions) {
    const { measure } = condition;
    if (!isMeasureOf(measure, each)) Object.assign(condition, newCondition(each));
  }
}

export function newRoute(kind: RouteKind): RouteDraft {
  const base = { from: 'warning', resolved: true } as const;
  switch (kind) {
    case 'nats':
    case 'webpush':
      return { kind, ...base };
    case 'email':
      return { kind, to: [], language: 'en', ...base };
    case 'webhook':
      return { kind, template: 'json', url: null, urlSecret: null, signSecret: null, language: 'en', ...base };
  }
}

/** A rule to begin with. */
export function newRule(id: string, name: AlertRule['name']): RuleDraft {
  const text = '{entity}: {value}';
  return {
    id,
    name: { ...name },
    enabled: true,
    scope: { each: 'queue', sites: null, queues: null, teams: null, channel: null },
    when: {
      match: 'all',
      conditions: [
        {
          measure: { kind: 'figure', figure: 'waiting', window: 'now', of: 'entity' },
          compare: 'atLeast',
          warning: 5,
          critical: 10,
          clearAt: 3
        }
      ]
    },
    forSeconds: 60,
    keepFiringSeconds: 60,
    openHours: null,
    text: { en: text, tr: text, ar: text },
    routes: [newRoute('nats')],
    sound: 'none',
    escalation: null
  };
}

/** Ids with commas between them; null: all. */
export const idsIn = (text: string): string[] | null => {
  const ids = text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
  return ids.length > 0 ? ids : null;
};
