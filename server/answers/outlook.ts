/** The next half hour of a site's queues, and what other agents would bring and cost. */
import type {
  Outlook,
  Outlook5To30,
  OutlookAssumptions,
  OutlookNow,
  OutlookQuestion,
  QueueOutlook,
  StaffChange,
  WhatIfOutlook
} from '#lib/protocol/outlook.ts';
import { compareCodePoints } from '../floor/code-points.ts';
import { definitionOf, queueNameOf, type Definition } from '../floor/definitions.ts';
import type { StreamFold } from '../floor/stream-fold.ts';
import type { Besides } from './besides.ts';
import { agentsNeeded } from '../forecast/agents-needed.ts';
import type { FloorNow, HandNow, LineNow } from '../forecast/floor-now.ts';
import { project, type Projection } from '../forecast/projection.ts';
import { whatIf } from '../forecast/what-if.ts';
import { floorNowOf } from '../outlook/floor-now-of.ts';
import { baselinesOf, SLOT_MS } from '../outlook/kept-days.ts';
import { heldOf } from '../outlook/predictions.ts';
import { SiteAt } from '../views/site-at.ts';
import { QueueSubject } from '../views/tiles/contacts-of.ts';

/** Who asks again within it gets the same answer, as long as the floor is the same. */
const SEED_MS = 10_000;

/** Of so many days it is told which ranges held. */
export const HELD_DAYS = 7;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const promiseOf = ({ target, thresholdMs }: Definition) => ({ target, thresholdMs });

function nowOf({ now, windows: { last15m } }: QueueSubject): OutlookNow {
  return { waiting: now.waiting, serviceLevel: last15m.serviceLevel, abandoned: last15m.abandoned };
}

function momentsOf({ prospects: [at5, at15, at30] }: Projection): Outlook5To30 {
  return { at5: at5!, at15: at15!, at30: at30! };
}

const isAway = ({ doing }: HandNow): boolean => doing.kind === 'away';

/** Means over a queue's lines, by how much comes to each. */
function assumptionsOf(floor: FloorNow, lines: readonly LineNow[], days: number): OutlookAssumptions {
  const arrivals = lines.map((line) => sum(line.arrivals));
  const all = sum(arrivals);
  const isOf = (place: number): boolean => lines.includes(floor.lines[place]!);
  const mean = (value: (line: LineNow) => number): number =>
    all === 0 ? value(lines[0]!) : sum(lines.map((line, place) => value(line) * arrivals[place]!)) / all;
  return {
    arrivals: all,
    arrivalsError: Math.sqrt(mean(({ arrivalVariance }) => arrivalVariance)),
    days,
    talkMs: mean(({ talk }) => talk.meanMs),
    talks: sum(lines.map(({ talk }) => talk.count)),
    patienceMs: mean(({ patience }) => patience.meanMs),
    abandons: sum(lines.map(({ patience }) => patience.count)),
    afterCallMs: floor.times.afterCall.meanMs,
    turnaroundMs: floor.times.turnaround.meanMs,
    freeAndThere: 1 - mean(({ notThere }) => notThere),
    plannedBack: new Set(floor.hands.filter((hand) => isAway(hand) && hand.lines.some(isOf)).map(({ agent }) => agent))
      .size
  };
}

function servingOf({ lines, hands, times }: FloorNow, queue: string) {
  const isOnBreak = (hand: HandNow): boolean =>
    isAway(hand) || (hand.doing.kind === 'busy' && hand.doing.lasting === times.breaks);
  const isOf = (place: number): boolean => lines[place]!.queue === queue;
  const serving = hands.filter((hand) => !isOnBreak(hand) && hand.lines.some(isOf));
  const shared = serving.filter((hand) => !hand.lines.every(isOf));
  const agentsIn = (some: FloorNow['hands']): number => new Set(some.map(({ agent }) => agent)).size;
  return { agentsServing: agentsIn(serving), agentsShared: agentsIn(shared) };
}

/** Null where there is nobody to ask of. */
function answerWhatIf(
  floor: FloorNow,
  queue: string,
  change: StaffChange,
  projections: readonly Projection[],
  seed: number
): WhatIfOutlook | null {
  const then = whatIf(floor, { queue, ...change }, { seed });
  if (!then) return null;
  const before = projections.find((each) => each.queue === change.from);
  const from =
    then.from && before ? { queue: then.from.queue, before: momentsOf(before), after: momentsOf(then.from) } : null;
  return { agents: then.agents, queue: momentsOf(then.queue), from };
}

/** Null for a site or a queue that nobody has named. */
export function answerOutlook(
  { floor }: StreamFold,
  question: OutlookQuestion,
  nowMs: number,
  { keptDays, predictions, backAtMs }: Besides
): Outlook | null {
  const { site: id, queue, change } = question;
  const site = floor.sites.get(id);
  const asked = [queue, change?.from ?? null].filter((each) => each !== null);
  if (!site || asked.some((each) => !site.queues.has(each))) return null;
  const baselineOf = baselinesOf(site, nowMs, keptDays);
  const now = floorNowOf(site, nowMs, { baselineOf, slotMs: SLOT_MS, backAtMs: (agent) => backAtMs(id, agent, nowMs) });
  const past = predictions(id, nowMs);
  const seed = Math.floor(nowMs / SEED_MS);
  const projections = project(now, { seed });
  const at = new SiteAt(site, nowMs);
  const outlookOf = (projection: Projection): QueueOutlook => ({
    queue: projection.queue,
    name: queueNameOf(floor.config, id, projection.queue),
    ...promiseOf(definitionOf(floor.config, id, projection.queue, null)),
    now: nowOf(new QueueSubject(at, null, site.queues.get(projection.queue)!)),
    ...momentsOf(projection),
    ...servingOf(now, projection.queue),
    agentsNeeded: agentsNeeded(now, projection.queue, projection.prospects.at(-1)!),
    held: heldOf(past, projection.queue),
    assumptions: assumptionsOf(
      now,
      now.lines.filter((line) => line.queue === projection.queue),
      baselineOf(projection.queue)?.days ?? 0
    )
  });
  const queues = projections
    .filter((each) => queue === null || each.queue === queue)
    .sort((a, b) => compareCodePoints(a.queue, b.queue))
    .map(outlookOf);
  const answer = queue !== null && change ? answerWhatIf(now, queue, change, projections, seed) : null;
  return { atMs: nowMs, heldDays: HELD_DAYS, queues, whatIf: answer };
}
