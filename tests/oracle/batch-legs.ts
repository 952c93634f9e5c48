/** A leg's facts, from the list of its events: metrics.md, "A leg's facts". Naive on purpose. */
import type { FloorConfig } from '../../server/contract/config.ts';
import type { TimedEvent } from './contract-event.ts';

export interface Definition {
  readonly thresholdSeconds: number;
  readonly formula: string;
  readonly shortAbandonSeconds: number;
}

export interface Leg {
  readonly queue: string;
  readonly channel: string;
  readonly direction: string;
  readonly definition: Definition;
  readonly earliestMs: number;
  readonly offeredAt: number | null;
  readonly complete: boolean;
  readonly outcome: 'answered' | 'diverted' | 'abandoned' | null;
  readonly outcomeAt: number | null;
  readonly answeredAt: number | null;
  readonly divertedAt: number | null;
  readonly abandonedAt: number | null;
  readonly wait: number;
  readonly endedAt: number | null;
  readonly handled: boolean;
  /** Who answered. */
  readonly agent: string | null;
  readonly diversion: string | null;
  readonly divertedElsewhere: boolean;
  readonly ring: number;
  readonly talk: number;
  readonly hold: number;
  readonly acw: number;
  readonly bearsRinging: boolean;
  readonly bearsHeld: boolean;
  readonly bearsWrapped: boolean;
  readonly transferred: boolean;
  readonly category: string | null;
  readonly requests: number | null;
  readonly unanswered: readonly { readonly agent: string; readonly timeMs: number }[];
}

function byCodePoint(a: string, b: string): number {
  const left = Array.from(a, (character) => character.codePointAt(0)!);
  const right = Array.from(b, (character) => character.codePointAt(0)!);
  for (let i = 0; i < left.length && i < right.length; i++) if (left[i] !== right[i]) return left[i]! - right[i]!;
  return left.length - right.length;
}

const byTimeThenName = (a: TimedEvent, b: TimedEvent): number =>
  a.timeMs - b.timeMs || byCodePoint(a.source, b.source) || byCodePoint(a.id, b.id);

/** The setting for a queue and channel: queue and channel, queue, defaults and channel, defaults. */
export function definitionOf(config: FloorConfig, site: string, queue: string, channel: string): Definition {
  const queues = new Map(Object.entries(config.queues ?? {}));
  const own = queues.get(`${site}/${queue}`) ?? {};
  const defaults = config.defaults ?? {};
  const scopes = [own.channels?.[channel], own, defaults.channels?.[channel], defaults];
  return {
    thresholdSeconds: scopes.map((scope) => scope?.thresholdSeconds).find((value) => value != null) ?? 20,
    formula: scopes.map((scope) => scope?.formula).find((value) => value != null) ?? 'offered',
    shortAbandonSeconds: scopes.map((scope) => scope?.shortAbandonSeconds).find((value) => value != null) ?? 0
  };
}

/** Milliseconds of [from, to] that at least one span covers. */
function coveredMs(spans: readonly (readonly [number, number])[], from: number, to: number): number {
  const clipped = spans.map(([start, end]) => [Math.max(start, from), Math.min(end, to)] as const);
  const edges = [...new Set(clipped.flat())].sort((a, b) => a - b);
  let covered = 0;
  for (let i = 1; i < edges.length; i++) {
    const [start, end] = [edges[i - 1]!, edges[i]!];
    if (clipped.some(([first, last]) => first <= start && end <= last)) covered += end - start;
  }
  return covered;
}

function factsOf(events: readonly TimedEvent[], site: string, config: FloorConfig): Leg {
  const all = (verb: string) => events.filter(({ type }) => type === `contact.${verb}`).sort(byTimeThenName);
  const first = (verb: string): TimedEvent | undefined => all(verb)[0];
  const queue = events[0]!.data.queue!;
  const [offered, answered, diverted, abandoned] = ['offered', 'answered', 'diverted', 'abandoned'].map(first);
  const [ended, transferred, wrapped] = ['ended', 'transferred', 'wrapped'].map(first);

  const claim = answered ?? diverted ?? abandoned ?? null;
  const outcome = answered ? 'answered' : diverted ? 'diverted' : abandoned ? 'abandoned' : ended ? 'diverted' : null;
  const outcomeAt = (claim ?? ended)?.timeMs ?? null;
  const diversion = outcome === 'diverted' ? (diverted?.data.reason ?? 'other') : null;
  const divertedTo = outcome === 'diverted' ? (diverted?.data.toQueue ?? null) : null;

  // Only answered and abandoned bear a channel, only answered bears a direction.
  const outcomeChannel = outcome === 'answered' || outcome === 'abandoned' ? claim?.data.channel : null;
  const outcomeDirection = outcome === 'answered' ? answered?.data.direction : null;
  const channel = offered?.data.channel ?? outcomeChannel ?? 'voice';
  const direction = offered?.data.direction ?? outcomeDirection ?? 'inbound';

  let offeredAt: number | null = null;
  if (offered) offeredAt = offered.timeMs;
  else if (claim?.data.waitMs != null) offeredAt = claim.timeMs - claim.data.waitMs;
  else if (direction !== 'inbound') offeredAt = outcomeAt;

  const answeredAt = answered?.timeMs ?? null;
  const endedAt = ended?.timeMs ?? null;
  const handled = answeredAt !== null && endedAt !== null;
  const agent = answered?.data.agent ?? null;
  const rings = all('ringing').filter((event) => event.data.agent === agent && event.timeMs <= (answeredAt ?? NaN));
  const resumed = all('resumed');
  const holds = all('held').map(({ timeMs }) => {
    const end = resumed.find((event) => event.timeMs >= timeMs);
    return [timeMs, end?.timeMs ?? endedAt ?? Infinity] as const;
  });

  return {
    queue,
    channel,
    direction,
    definition: definitionOf(config, site, queue, channel),
    earliestMs: Math.min(...events.map(({ timeMs }) => timeMs)),
    offeredAt,
    complete: offeredAt !== null,
    outcome,
    outcomeAt,
    answeredAt,
    divertedAt: outcome === 'diverted' ? outcomeAt : null,
    abandonedAt: outcome === 'abandoned' ? outcomeAt : null,
    wait: offeredAt !== null && outcomeAt !== null ? Math.max(0, outcomeAt - offeredAt) : 0,
    endedAt,
    handled,
    agent,
    diversion,
    divertedElsewhere: diversion === 'elsewhere' || (divertedTo !== null && divertedTo !== queue),
    ring: rings.length > 0 ? answeredAt! - Math.max(...rings.map(({ timeMs }) => timeMs)) : 0,
    talk: handled ? Math.max(0, endedAt - answeredAt) : 0,
    hold: handled ? coveredMs(holds, answeredAt, endedAt) : 0,
    acw: handled && wrapped ? Math.max(0, wrapped.timeMs - endedAt) : 0,
    bearsRinging: all('ringing').length > 0,
    bearsHeld: holds.length > 0,
    bearsWrapped: wrapped !== undefined,
    transferred: transferred !== undefined,
    category: wrapped?.data.category ?? null,
    requests: wrapped?.data.requests ?? null,
    unanswered: all('unanswered').map(({ data, timeMs }) => ({ agent: data.agent!, timeMs }))
  };
}

/** The legs of one site. */
export function legsOf(events: readonly TimedEvent[], site: string, config: FloorConfig): Leg[] {
  const groups = new Map<string, TimedEvent[]>();
  for (const event of events) {
    if (!event.type.startsWith('contact.') || event.site !== site) continue;
    const name = JSON.stringify([event.data.queue, event.data.contact, event.data.leg ?? '1']);
    groups.set(name, [...(groups.get(name) ?? []), event]);
  }
  return [...groups.values()].map((group) => factsOf(group, site, config));
}
