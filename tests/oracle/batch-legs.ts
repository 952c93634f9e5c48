/** A leg's facts, from the list of its events: metrics.md, "A leg's facts". Naive on purpose. */
import type { FloorConfig } from '../../server/contract/config.ts';
import { healingOf, legName } from './batch-snapshots.ts';
import { byTimeThenName } from './code-point-order.ts';
import type { Members, TimedEvent } from './contract-event.ts';

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

/**
 * @param events `contact.*` of the leg
 * @param snapshots all of its site
 */
function factsOf(
  name: string,
  events: readonly TimedEvent[],
  snapshots: readonly TimedEvent[],
  site: string,
  config: FloorConfig
): Leg {
  const all = (verb: string) => events.filter(({ type }) => type === `contact.${verb}`).sort(byTimeThenName);
  const first = (verb: string): TimedEvent | undefined => all(verb)[0];
  const queue = (JSON.parse(name) as [string])[0];
  const [offered, answered, diverted, abandoned] = ['offered', 'answered', 'diverted', 'abandoned'].map(first);
  const [ended, transferred, wrapped] = ['ended', 'transferred', 'wrapped'].map(first);

  const healing = healingOf(name, events, snapshots);
  const endedAt = ended?.timeMs ?? healing.endedMs;
  const offer = offered ? { timeMs: offered.timeMs, channel: offered.data.channel } : healing.offered;

  const claim = answered ?? diverted ?? abandoned ?? null;
  const outcome = answered
    ? 'answered'
    : diverted
      ? 'diverted'
      : abandoned
        ? 'abandoned'
        : endedAt !== null
          ? 'diverted'
          : null;
  const outcomeAt = claim?.timeMs ?? endedAt;
  const diversion = outcome === 'diverted' ? (diverted?.data.reason ?? 'other') : null;
  const divertedTo = outcome === 'diverted' ? (diverted?.data.toQueue ?? null) : null;

  // Only answered and abandoned bear a channel, only answered bears a direction.
  const outcomeChannel = outcome === 'answered' || outcome === 'abandoned' ? claim?.data.channel : null;
  const outcomeDirection = outcome === 'answered' ? answered?.data.direction : null;
  const channel = offer?.channel ?? outcomeChannel ?? 'voice';
  const direction = offered?.data.direction ?? outcomeDirection ?? 'inbound';

  let offeredAt: number | null = null;
  if (offer) offeredAt = offer.timeMs;
  else if (claim?.data.waitMs != null) offeredAt = claim.timeMs - claim.data.waitMs;
  else if (direction !== 'inbound') offeredAt = outcomeAt;

  const answeredAt = answered?.timeMs ?? null;
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

/** The legs of one site: those that an event is about, and those that were listed as waiting. */
export function legsOf(events: readonly TimedEvent[], site: string, config: FloorConfig): Leg[] {
  const here = events.filter((event) => event.site === site);
  const snapshots = here.filter(({ type }) => type === 'source.snapshot');
  const ofContacts = here.filter(({ type }) => type.startsWith('contact.'));
  const about: Members[] = [
    ...ofContacts.map(({ data }) => data),
    ...snapshots.flatMap(({ data }) => data.waiting ?? [])
  ];
  return [...new Set(about.map(legName))].map((name) => {
    const own = ofContacts.filter(({ data }) => legName(data) === name);
    return factsOf(name, own, snapshots, site, config);
  });
}
