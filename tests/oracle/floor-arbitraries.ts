/**
 * Random floors for fast-check: few names and few moments, so that everything collides with everything. Events bear many
 * members that their type does not list, and those must change nothing.
 */
import fc from 'fast-check';
import {
  AGENT_STATES,
  CATEGORIES,
  CHANNELS,
  DIRECTIONS,
  DIVERSION_REASONS
} from '../../server/contract/event-types.ts';
import { FORMULAS, INTERVAL_MINUTES, type FloorConfig } from '../../server/contract/config.ts';
import type { ContractEvent, Members } from './contract-event.ts';

const SECOND = 1000;
const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Zones, each with a moment where its clock does something: transitions, midnights, a date that does not exist. */
const PLACES: readonly (readonly [string, string])[] = [
  ['UTC', '2026-11-23T00:00:00Z'],
  ['Europe/Istanbul', '2026-11-22T21:00:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Asia/Beirut', '2026-03-28T22:00:00Z'],
  ['America/Havana', '2026-11-01T05:00:00Z'],
  ['America/St_Johns', '2006-10-29T02:31:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z']
];

export interface RandomFloor {
  /** In stream order. Of one (source, id) there may be several, with different content. */
  readonly events: readonly ContractEvent[];
  readonly config: FloorConfig;
  readonly asOfMs: number;
}

const SITES = ['izmir', 'izmir', 'izmir', 'izmir', 'izmir', 'constructor'] as const;
const QUEUES = ['billing', 'billing', 'sales', '__proto__'] as const;
const AGENTS = ['a1', 'a1', 'a1', 'a2', 'constructor'] as const;
const TEAMS = ['red', 'blue'] as const;
const SOURCES = ['/acd', '/acd\u{1F600}', '/acd\uFFFD'] as const;

const pick = <const T>(...values: readonly T[]) => fc.constantFrom(...values);
/** Sometimes absent, sometimes null. */
const maybe = <T>(some: fc.Arbitrary<T>) => fc.oneof({ weight: 2, arbitrary: some }, pick(undefined), pick(null));

const channel = fc.oneof(pick('voice', 'chat'), pick(...CHANNELS));
const direction = fc.oneof({ weight: 3, arbitrary: pick('inbound') }, pick(...DIRECTIONS));
/** Thresholds whose product with 1000 is no whole number in binary arithmetic stand beside plain ones. */
const seconds = pick(0, 1, 2, 5, 20, 0.5, 1.001, 1.005, 3600);
const waitMs = fc.oneof(pick(0, 1000, 1001, 1005, 2000, 5000), fc.nat(8000), pick(HOUR));

/** Hours, minutes and seconds before and after the floor's moment, often none, so that windows have events at their edges. */
const offset = fc
  .tuple(
    fc.oneof({ weight: 6, arbitrary: pick(0) }, pick(-30, -25, -24, -3, -1, 1)),
    fc.oneof({ weight: 4, arbitrary: pick(0) }, pick(-61, -60, -59, -45, -30, -15, -5, 5)),
    fc.oneof({ weight: 4, arbitrary: fc.nat(6).map((each) => each * SECOND) }, fc.nat(20_000))
  )
  .map(([hours, minutes, ms]) => hours * HOUR + minutes * MINUTE + ms);

const contactMembers = fc.record({
  contact: pick('c1', 'c1', 'c2'),
  queue: pick(...QUEUES),
  leg: fc.oneof({ weight: 5, arbitrary: pick(undefined) }, pick('1', '2', null)),
  agent: pick(...AGENTS),
  channel: maybe(channel),
  direction: maybe(direction),
  waitMs: maybe(waitMs),
  reason: pick(...DIVERSION_REASONS),
  toQueue: maybe(pick(...QUEUES, 'overflow')),
  toAgent: maybe(pick(...AGENTS, 'a9')),
  category: maybe(pick(...CATEGORIES)),
  requests: maybe(fc.nat(3)),
  state: pick('talking'),
  team: pick('nobody'),
  queues: pick(['nowhere'])
});

const contactType = fc.oneof(
  { weight: 4, arbitrary: pick('contact.offered', 'contact.answered', 'contact.ended') },
  { weight: 2, arbitrary: pick('contact.abandoned', 'contact.diverted', 'contact.held', 'contact.resumed') },
  { weight: 2, arbitrary: pick('contact.ringing', 'contact.unanswered', 'contact.wrapped') },
  pick('contact.transferred', 'contact.announced')
);

const agentMembers = fc.record({
  agent: pick(...AGENTS),
  state: pick(...AGENT_STATES),
  reason: maybe(pick('break', 'lunch')),
  free: maybe(fc.nat(3)),
  team: maybe(pick(...TEAMS)),
  queues: fc.array(pick(...QUEUES, 'retention'), { maxLength: 3 }),
  queue: maybe(pick(...QUEUES, 'vip')),
  contact: maybe(pick('c1')),
  toQueue: pick('nowhere'),
  kind: pick('supervisor')
});

const agentType = fc.oneof(
  { weight: 3, arbitrary: pick('agent.state') },
  pick('agent.signed-in', 'agent.queues', 'agent.signed-out', 'agent.help')
);

/** An entry's `since` is before the snapshot, at its time, or (its source's dirt) after it; the others bear none. */
const sinceMs = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -6, max: 1 }).map((each) => each * SECOND) },
  fc.integer({ min: -20_000, max: 2000 }),
  pick(-MINUTE, -HOUR, -30 * HOUR)
);

const listedLeg = fc.record({
  contact: pick('c1', 'c1', 'c2', 'c3'),
  queue: pick('billing', 'billing', ...QUEUES),
  leg: fc.oneof({ weight: 5, arbitrary: pick(undefined) }, pick('1', '2', null)),
  sinceMs,
  channel: maybe(channel),
  waitMs: pick(77)
});

const listedAgent = fc.record({
  agent: pick(...AGENTS, 'a3'),
  state: pick(...AGENT_STATES),
  reason: maybe(pick('break', 'lunch')),
  sinceMs,
  free: maybe(fc.nat(3)),
  team: maybe(pick(...TEAMS, 'green')),
  queues: maybe(fc.array(pick(...QUEUES, 'retention'), { maxLength: 2 })),
  queue: maybe(pick(...QUEUES, 'vip2'))
});

/** Absent, null, empty, or a few entries. */
const few = <T>(entry: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.array(entry, { maxLength: 3 }) },
    pick(undefined),
    pick(null),
    fc.constant<T[]>([])
  );

const snapshotMembers = fc.record({
  name: pick('pbx'),
  agents: few(listedAgent),
  waiting: few(listedLeg),
  inProgress: few(listedLeg),
  queue: pick('nowhere'),
  agent: pick('nobody')
});

type RandomEntry = Readonly<Record<string, unknown>> & { readonly sinceMs: number };

/** An event but for its names: times are milliseconds from the floor's moment. */
interface Happening {
  readonly type: string;
  readonly site: string;
  readonly offsetMs: number;
  readonly data: Members;
  /** An assignment's end. */
  readonly untilMs: number | null;
  readonly source: string;
  readonly idStart: string;
  /** Takes the name of an earlier event. */
  readonly echo: number | null;
}

const happening: fc.Arbitrary<Happening> = fc
  .record({
    what: fc.oneof(
      { weight: 6, arbitrary: fc.tuple(contactType, contactMembers) },
      { weight: 3, arbitrary: fc.tuple(agentType, agentMembers) },
      { weight: 3, arbitrary: fc.tuple(pick('source.snapshot'), snapshotMembers) },
      fc.tuple(pick('source.heartbeat'), pick({ name: 'pbx', everyMs: 5000, queue: 'nowhere', agent: 'nobody' }))
    ),
    site: pick(...SITES),
    offsetMs: offset,
    untilMs: fc.oneof({ weight: 2, arbitrary: pick(null) }, offset),
    source: pick(...SOURCES),
    idStart: pick('', 'z', '\u{1F600}', '\uFFFD'),
    echo: fc.oneof({ weight: 19, arbitrary: pick(null) }, fc.nat(50))
  })
  .map(({ what: [type, data], ...rest }) => ({ type, data, ...rest }));

/** As if all were about one leg, and mostly about one agent: what a leg is made of collides most there. */
function focused(happenings: readonly Happening[]): Happening[] {
  return happenings.map((each) => {
    const one = { contact: 'c1', queue: 'billing', leg: null };
    if (each.type.startsWith('contact.')) return { ...each, site: 'izmir', data: { ...each.data, ...one } };
    if (each.type !== 'source.snapshot') return each;
    const { waiting, inProgress } = each.data;
    const only = (entries: Members['waiting']) => entries?.map((entry) => ({ ...entry, ...one }));
    return { ...each, site: 'izmir', data: { ...each.data, waiting: only(waiting), inProgress: only(inProgress) } };
  });
}

/** The same instant, written in one of several ways. */
function written(ms: number, way: number): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(ms);
  if (way % 3 === 0) return instant.toString({ smallestUnit: 'millisecond' });
  if (way % 3 === 1) return instant.toString().toLowerCase();
  return instant.toString({ timeZone: '+05:30' });
}

/** A snapshot's entries with their `since`, which is counted from the snapshot's time. */
function withSince(data: Members, timeMs: number, way: number): Members {
  const dated = (entries: Members['waiting']) =>
    (entries as readonly RandomEntry[] | null | undefined)?.map(({ sinceMs, ...entry }, number) => ({
      ...entry,
      since: written(timeMs + sinceMs, way + number)
    }));
  const lists = (['agents', 'waiting', 'inProgress'] as const).filter((array) => data[array] != null);
  return { ...data, ...Object.fromEntries(lists.map((array) => [array, dated(data[array])])) };
}

function toEvents(happenings: readonly Happening[], momentMs: number): ContractEvent[] {
  // Two neighbours share an id where they don't differ in how it starts; the source tells them apart, mostly.
  const names = happenings.map(({ source, idStart }, number) => ({ source, id: `${idStart}${number >> 1}` }));
  return happenings.map(({ type, site, offsetMs, untilMs, data, echo }, number) => ({
    specversion: '1.0',
    ...names[echo === null ? number : echo % (number + 1)]!,
    type,
    time: written(momentMs + offsetMs, number),
    site,
    data: {
      ...withSince(data, momentMs + offsetMs, number),
      ...(untilMs !== null && { until: written(momentMs + untilMs, number) })
    }
  }));
}

const definition = fc.record(
  { thresholdSeconds: maybe(seconds), formula: maybe(pick(...FORMULAS)), shortAbandonSeconds: maybe(seconds) },
  { requiredKeys: [] }
);
const channels = maybe(fc.dictionary(pick('voice', 'chat', 'email'), maybe(definition), { noNullPrototype: true }));
const scope = fc
  .tuple(definition, channels)
  .map(([own, byChannel]) => ({ ...own, ...(byChannel !== undefined && { channels: byChannel }) }));

const configFor = (timeZone: string) =>
  fc
    .record({
      intervalMinutes: maybe(pick(...INTERVAL_MINUTES)),
      dayStartsAt: pick('00:00', '00:00', '02:15', '02:30', '06:00', '23:45'),
      defaults: maybe(scope),
      billing: maybe(scope),
      proto: maybe(scope),
      quiet: pick(true, false)
    })
    // Through JSON, as a file would bring it.
    .map(({ intervalMinutes, dayStartsAt, defaults, billing, proto, quiet }) => {
      const sites = { izmir: { timeZone, dayStartsAt, intervalMinutes }, ...(quiet && { quiet: null }) };
      const queues = { 'izmir/billing': billing, 'izmir/__proto__': proto, ...(quiet && { 'other/idle': {} }) };
      return JSON.parse(JSON.stringify({ sites, defaults, queues })) as FloorConfig;
    });

/** A floor asked about at most two days after its first event: it forgets closed legs in the end. */
export const randomFloor: fc.Arbitrary<RandomFloor> = pick(...PLACES).chain(([timeZone, moment]) => {
  const momentMs = Temporal.Instant.from(moment).epochMilliseconds;
  return fc
    .record({
      happenings: fc.array(happening, { maxLength: 50, size: 'max' }),
      isFocused: fc.boolean(),
      config: fc.oneof({ weight: 4, arbitrary: configFor(timeZone) }, pick({})),
      asOfHours: fc.oneof({ weight: 4, arbitrary: pick(0) }, pick(1, 2, 5, 12)),
      asOf: fc.oneof(
        fc.nat(10).map((each) => each * SECOND),
        fc.nat(20_000)
      )
    })
    .map(({ happenings, isFocused, config, asOfHours, asOf }) => ({
      events: toEvents(isFocused ? focused(happenings) : happenings, momentMs),
      config,
      asOfMs: momentMs + asOfHours * HOUR + asOf
    }));
});
