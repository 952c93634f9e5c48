/**
 * The members of `data` by event type, as JSON Schema. Types that the contract leaves open accept anything, members that
 * it does not list are ignored, and `null` stands for an absent optional member.
 */
import { Type, type Static, type TSchema } from 'typebox';
import { Format } from 'typebox/format';
import { parseDateTime } from './date-time.ts';
import { optional } from './schema.ts';

Format.Set('date-time', (text) => !Number.isNaN(parseDateTime(text)));

export const CHANNELS = [
  'voice',
  'video',
  'chat',
  'email',
  'sms',
  'social',
  'fax',
  'web',
  'callback',
  'other'
] as const;
export const DIRECTIONS = ['inbound', 'outbound', 'internal'] as const;
export const AGENT_STATES = ['available', 'ringing', 'talking', 'hold', 'acw', 'not-ready'] as const;
export const DIVERSION_REASONS = [
  'timeout',
  'overflow',
  'voicemail',
  'callback',
  'closed',
  'full',
  'self-service',
  'elsewhere',
  'other'
] as const;
export const CATEGORIES = [
  'information',
  'transaction',
  'sale',
  'complaint',
  'satisfaction',
  'suggestion',
  'other'
] as const;

export type Channel = (typeof CHANNELS)[number];
export type Direction = (typeof DIRECTIONS)[number];
export type AgentState = (typeof AGENT_STATES)[number];
export type DiversionReason = (typeof DIVERSION_REASONS)[number];
export type Category = (typeof CATEGORIES)[number];

export const TOKEN_PATTERN = '^[A-Za-z0-9_-]{1,64}$';

const oneOf = <const T extends readonly string[]>(values: T) => Type.Enum(values as unknown as string[] & T);

const Token = Type.String({ pattern: TOKEN_PATTERN });
const Contact = Type.String({ minLength: 1, maxLength: 128, pattern: '^[^\\u0000-\\u001F\\u007F-\\u009F]*$' });
const Leg = optional(Type.String({ minLength: 1, maxLength: 64 }));
const Count = Type.Integer({ minimum: 0 });
const DurationMs = Type.Integer({ minimum: 0 });
const DateTime = Type.String({ format: 'date-time' });
const Anything = Type.Optional(Type.Unknown());
const ChannelName = oneOf(CHANNELS);
const DirectionName = oneOf(DIRECTIONS);

const leg = { contact: Contact, queue: Token, leg: Leg };

const attributes = {
  name: Anything,
  loginId: Anything,
  extension: Anything,
  team: optional(Token),
  queues: optional(Type.Array(Token)),
  workplace: optional(oneOf(['site', 'home']))
};

const state = {
  state: oneOf(AGENT_STATES),
  reason: optional(Type.String({ maxLength: 64 })),
  contact: optional(Contact),
  queue: optional(Token),
  channel: optional(ChannelName),
  free: optional(Count)
};

/** By type: the schema of `data`. */
export const EVENT_DATA = {
  'contact.offered': Type.Object({
    ...leg,
    channel: optional(ChannelName),
    direction: optional(DirectionName),
    customer: Anything,
    priority: Anything
  }),
  'contact.announced': Type.Object({ ...leg, announcement: Anything, durationMs: optional(DurationMs) }),
  'contact.ringing': Type.Object({ ...leg, agent: Token }),
  'contact.unanswered': Type.Object({ ...leg, agent: Token }),
  'contact.answered': Type.Object({
    ...leg,
    agent: Token,
    waitMs: optional(DurationMs),
    channel: optional(ChannelName),
    direction: optional(DirectionName)
  }),
  'contact.held': Type.Object(leg),
  'contact.resumed': Type.Object(leg),
  'contact.abandoned': Type.Object({ ...leg, waitMs: optional(DurationMs), channel: optional(ChannelName) }),
  'contact.diverted': Type.Object({
    ...leg,
    reason: oneOf(DIVERSION_REASONS),
    toQueue: optional(Token),
    waitMs: optional(DurationMs)
  }),
  'contact.transferred': Type.Object({
    ...leg,
    toQueue: optional(Token),
    toAgent: optional(Token),
    toUnit: Anything
  }),
  'contact.ended': Type.Object({ ...leg, endedBy: optional(oneOf(['customer', 'agent', 'system'])) }),
  'contact.wrapped': Type.Object({
    ...leg,
    category: optional(oneOf(CATEGORIES)),
    resolved: optional(Type.Boolean()),
    requests: optional(Count)
  }),
  'agent.signed-in': Type.Object({ agent: Token, ...attributes }),
  'agent.state': Type.Object({ agent: Token, ...state }),
  'agent.queues': Type.Object({ agent: Token, queues: Type.Array(Token), until: optional(DateTime) }),
  'agent.help': Type.Object({
    agent: Token,
    kind: oneOf(['supervisor', 'system', 'health-safety', 'other']),
    text: optional(Type.String({ maxLength: 280 })),
    resolved: optional(Type.Boolean())
  }),
  'agent.signed-out': Type.Object({ agent: Token }),
  'source.heartbeat': Type.Object({ name: Token, everyMs: DurationMs }),
  'source.snapshot': Type.Object({
    name: Token,
    agents: optional(Type.Array(Type.Object({ agent: Token, ...state, ...attributes, since: DateTime }))),
    waiting: optional(Type.Array(Type.Object({ ...leg, since: DateTime, channel: optional(ChannelName) }))),
    inProgress: optional(Type.Array(Type.Object(leg)))
  })
} satisfies Record<string, TSchema>;

export type EventType = keyof typeof EVENT_DATA;
export type EventData = { [T in EventType]: Static<(typeof EVENT_DATA)[T]> };

/**
 * A validated event of the contract. `timeMs` is its `time` in epoch milliseconds.
 */
export type FloorEvent = {
  [T in EventType]: {
    readonly id: string;
    readonly source: string;
    readonly type: T;
    readonly timeMs: number;
    readonly site: string;
    readonly data: EventData[T];
  };
}[EventType];

export type EventOf<T extends EventType> = Extract<FloorEvent, { type: T }>;
