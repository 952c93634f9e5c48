/**
 * How many agents a queue needs now for its target. By Erlang A: with how many agents of its own it would have the service
 * level that is foreseen, and with how many the one that is wanted; the difference is what is missing, wherever the agents
 * are who serve other queues too, and whatever waits already.
 */
import { erlangA, type Workload } from './erlang-a.ts';
import type { FloorNow, LineNow, WorkTimes } from './floor-now.ts';
import type { Prospect } from './projection.ts';
import type { ServiceRule } from './service-level.ts';

export interface AgentsNeeded {
  /** Agents of its own that the queue's target takes. */
  readonly needed: number;
  /** So many more than there are in effect; 0 where the target is in reach. */
  readonly missing: number;
  /** So many fewer would do; 0 where the target is missed. */
  readonly spare: number;
}

const MOST_AGENTS = 5000;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

type Load = Omit<Workload, 'agents'>;

/** Of several lines together: their arrivals, and the means of their times by those. */
function loadOf(lines: readonly LineNow[], { afterCall, turnaround }: WorkTimes): Load | null {
  const rates = lines.map(({ arrivals }) => sum(arrivals) / Math.max(1, arrivals.length) / 60_000);
  const all = sum(rates);
  if (all === 0) return null;
  const mean = (value: (line: LineNow) => number): number =>
    sum(lines.map((line, at) => value(line) * rates[at]!)) / all;
  return {
    arrivalsPerMs: all,
    handleMs: mean(({ ringMs, talk }) => ringMs + talk.meanMs) + afterCall.meanMs + turnaround.meanMs,
    patienceMs: mean(({ patience }) => patience.meanMs)
  };
}

const levelWith = (agents: number, load: Load, rule: ServiceRule): number =>
  erlangA({ ...load, agents })?.serviceLevel(rule) ?? 0;

/** The least number of agents with whom a level is reached. */
function leastAgents(level: number, load: Load, rule: ServiceRule): number {
  let [low, high] = [0, 1];
  while (high < MOST_AGENTS && levelWith(high, load, rule) < level) [low, high] = [high, high * 2];
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (levelWith(middle, load, rule) < level) low = middle;
    else high = middle;
  }
  return levelWith(0, load, rule) >= level ? 0 : high;
}

/** With how many agents a level would be just reached: between two whole numbers where it is between their levels. */
function agentsFor(level: number, load: Load, rule: ServiceRule): number {
  const above = leastAgents(level, load, rule);
  if (above === 0) return 0;
  const [low, high] = [levelWith(above - 1, load, rule), levelWith(above, load, rule)];
  return high > low ? above - 1 + (level - low) / (high - low) : above;
}

/** A level so near to all is reached with any number of agents: it tells nothing of how many there are. */
const SATED = 0.995;

/**
 * @param foreseen for the queue, as far ahead as is to be judged
 * @returns null where nobody is expected
 */
export function agentsNeeded(floor: FloorNow, queue: string, foreseen: Prospect): AgentsNeeded | null {
  const lines = floor.lines.filter((line) => line.queue === queue);
  const load = loadOf(lines, floor.times);
  const rule = lines[0]?.rule;
  if (!load || !rule || !foreseen.serviceLevel) return null;
  const needed = leastAgents(rule.target, load, rule);
  const level = foreseen.serviceLevel.expected;
  if (level < rule.target) {
    const short = agentsFor(rule.target, load, rule) - agentsFor(level, load, rule);
    return { needed, missing: Math.max(1, Math.ceil(short - 1e-9)), spare: 0 };
  }
  const inEffect = agentsFor(Math.min(level, SATED), load, rule);
  return { needed, missing: 0, spare: Math.max(0, Math.floor(inEffect - agentsFor(rule.target, load, rule))) };
}
