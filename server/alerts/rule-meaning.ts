/** What a rule's document can be wrong about although its shape is right. */
import type {
  AlertRule,
  Condition,
  Level,
  Measure,
  Route,
  RuleScope,
  ShiftMeasure
} from '#lib/protocol/alert-rules.ts';
import { figuresOf, type Scope } from '#lib/protocol/figures.ts';
import { quote } from '../contract/text.ts';
import { placeholdersOf } from './fill-text.ts';

type Problem = string | null;

const FIGURED: Readonly<Record<RuleScope['each'], Scope['kind'] | null>> = {
  site: 'site',
  queue: 'queue',
  team: 'team',
  agent: 'agent',
  source: null
};

function shiftProblem(shift: ShiftMeasure, each: RuleScope['each']): Problem {
  if (each === 'agent') return null;
  if (shift !== 'adherence') return `${shift} is told of agents only, not of each ${each}`;
  return each === 'team' || each === 'site' ? null : `nobody has a shift in a ${each}`;
}

/** Of a whole queue, or of nothing. */
function wholeQueueProblem(kind: Measure['kind'], { each, channel }: RuleScope): Problem {
  if (each !== 'queue') return `${kind} is told of queues only, not of each ${each}`;
  return channel === null ? null : `${kind} is told of all channels together: the scope’s channel must be null`;
}

function outlookProblem(measure: Extract<Measure, { kind: 'outlook' }>, scope: RuleScope): Problem {
  const isOfHalfHour = measure.foreseen !== 'missing' || measure.inMinutes === 30;
  return wholeQueueProblem(measure.kind, scope) ?? (isOfHalfHour ? null : 'is of 30 minutes where agents are missing');
}

function measureProblem(measure: Measure, scope: RuleScope): Problem {
  const { each } = scope;
  switch (measure.kind) {
    case 'figure': {
      const kind = measure.of === 'site' ? 'site' : FIGURED[each];
      const figures: readonly string[] = kind ? figuresOf(kind, measure.window) : [];
      if (figures.includes(measure.figure)) return null;
      const there = figures.length > 0 ? `there are ${figures.join(', ')}` : 'it has none';
      return `${quote(measure.figure)} is no figure of a ${kind ?? each} in window ${measure.window}: ${there}`;
    }
    case 'state':
    case 'help':
      return each === 'agent' ? null : `${measure.kind} is told of agents only, not of each ${each}`;
    case 'silence':
      return each === 'source' ? null : `silence is told of sources only, not of each ${each}`;
    case 'shift':
      return shiftProblem(measure.shift, each);
    case 'workload':
      return wholeQueueProblem(measure.kind, scope);
    case 'outlook':
      return outlookProblem(measure, scope);
  }
}

const isRising = ({ compare }: Condition): boolean => compare === 'above' || compare === 'atLeast';

/** Levels of one kind can be compared before anything is measured. */
function isBeyond(condition: Condition, far: Level | null, near: Level | null): boolean {
  if (far === null || near === null) return true;
  if (typeof far !== typeof near) return true;
  if (typeof far === 'object' && typeof near === 'object' && far.of !== near.of) return true;
  const [a, b] = [far, near].map((level) => (typeof level === 'number' ? level : level.times)) as [number, number];
  return isRising(condition) ? a >= b : a <= b;
}

function conditionProblems(condition: Condition, scope: RuleScope): string[] {
  const { warning, critical, clearAt } = condition;
  const problems: Problem[] = [
    measureProblem(condition.measure, scope),
    warning === null && critical === null ? 'needs a level: warning, critical or both' : null,
    isBeyond(condition, critical, warning) ? null : 'has a critical level that is reached before the warning',
    isBeyond(condition, warning ?? critical, clearAt) ? null : 'clears only beyond the level at which it begins'
  ];
  return problems.filter((problem) => problem !== null);
}

function isHttp(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function routeProblem(route: Route): Problem {
  if (route.kind !== 'webhook') return null;
  const { url, urlSecret } = route;
  if ((url === null) === (urlSecret === null)) return 'needs one of url and urlSecret';
  return url === null || isHttp(url) ? null : `has a url that must be an http or https address, not ${quote(url)}`;
}

const routeProblems = (routes: readonly Route[], path: string): string[] =>
  routes.flatMap((route, place) => {
    const problem = routeProblem(route);
    return problem ? [`${path}.${place} ${problem}`] : [];
  });

function textProblems({ text, when }: AlertRule): string[] {
  const known = new Set(placeholdersOf(when.conditions.length));
  return Object.entries(text).flatMap(([language, words]) =>
    [...words.matchAll(/\{([^{}]*)\}/g)]
      .filter(([, name]) => !known.has(name!))
      .map(([mark]) => `text.${language} has ${quote(mark)}: there are ${[...known].join(', ')}`)
  );
}

/** Of a document of the right shape. */
export function meaningProblems(rule: AlertRule): string[] {
  const { when, scope, routes, escalation, openHours } = rule;
  return [
    ...when.conditions.flatMap((condition, place) =>
      conditionProblems(condition, scope).map((problem) => `when.conditions.${place} ${problem}`)
    ),
    ...routeProblems(routes, 'routes'),
    ...routeProblems(escalation?.routes ?? [], 'escalation.routes'),
    ...(openHours && openHours.from === openHours.to ? ['openHours never begins: from and to are the same'] : []),
    ...textProblems(rule)
  ];
}
