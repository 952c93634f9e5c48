/**
 * The members of `data` by event type. Types that the contract leaves open accept anything, members that it does not list
 * are ignored, and `null` stands for an absent optional member.
 */
import { parseDateTime } from './date-time.ts';
import { hasControl, hasLength, isToken } from './text.ts';
import { anything, listOf, oneOf, optional, record, that, type Of, type Shape } from './shape.ts';

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

const isText = (value: unknown, most: number): boolean => value === '' || hasLength(value, most);
const isWhole = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;
const isDateTime = (value: unknown): boolean => typeof value === 'string' && !Number.isNaN(parseDateTime(value));
const text = (most: number): Shape<string> =>
  that(`a string of up to ${most} characters`, (value) => isText(value, most));

const Token = that<string>('a token: 1–64 of A–Z a–z 0–9 _ -', isToken);
const Contact = that<string>(
  'a string of 1–128 characters, no control characters',
  (value) => hasLength(value, 128) && !hasControl(value)
);
const Leg = optional(that<string>('a string of 1–64 characters', (value) => hasLength(value, 64)));
const Count = that<number>('a whole number, 0 or more', isWhole);
const DurationMs = that<number>('a whole number of milliseconds, 0 or more', isWhole);
const DateTime = that<string>('an RFC 3339 date-time with an offset', isDateTime);
const Flag = that<boolean>('true or false', (value) => typeof value === 'boolean');
const ChannelName = oneOf(CHANNELS);
const DirectionName = oneOf(DIRECTIONS);

const leg = { contact: Contact, queue: Token, leg: Leg };

const attributes = {
  name: anything,
  loginId: anything,
  extension: anything,
  team: optional(Token),
  queues: optional(listOf(Token)),
  workplace: optional(oneOf(['site', 'home']))
};

const state = {
  state: oneOf(AGENT_STATES),
  reason: optional(text(64)),
  contact: optional(Contact),
  queue: optional(Token),
  channel: optional(ChannelName),
  free: optional(Count)
};

/** By type: what its `data` must be. */
export const EVENT_DATA = {
  'contact.offered': record({
    ...leg,
    channel: optional(ChannelName),
    direction: optional(DirectionName),
    customer: anything,
    priority: anything
  }),
  'contact.announced': record({ ...leg, announcement: anything, durationMs: optional(DurationMs) }),
  'contact.ringing': record({ ...leg, agent: Token }),
  'contact.unanswered': record({ ...leg, agent: Token }),
  'contact.answered': record({
    ...leg,
    agent: Token,
    waitMs: optional(DurationMs),
    channel: optional(ChannelName),
    direction: optional(DirectionName)
  }),
  'contact.held': record(leg),
  'contact.resumed': record(leg),
  'contact.abandoned': record({ ...leg, waitMs: optional(DurationMs), channel: optional(ChannelName) }),
  'contact.diverted': record({
    ...leg,
    reason: oneOf(DIVERSION_REASONS),
    toQueue: optional(Token),
    waitMs: optional(DurationMs)
  }),
  'contact.transferred': record({
    ...leg,
    toQueue: optional(Token),
    toAgent: optional(Token),
    toUnit: anything
  }),
  'contact.ended': record({ ...leg, endedBy: optional(oneOf(['customer', 'agent', 'system'])) }),
  'contact.wrapped': record({
    ...leg,
    category: optional(oneOf(CATEGORIES)),
    resolved: optional(Flag),
    requests: optional(Count)
  }),
  'agent.signed-in': record({ agent: Token, ...attributes }),
  'agent.state': record({ agent: Token, ...state }),
  'agent.queues': record({ agent: Token, queues: listOf(Token), until: optional(DateTime) }),
  'agent.help': record({
    agent: Token,
    kind: oneOf(['supervisor', 'system', 'health-safety', 'other']),
    text: optional(text(280)),
    resolved: optional(Flag)
  }),
  'agent.signed-out': record({ agent: Token }),
  'source.heartbeat': record({ name: Token, everyMs: DurationMs }),
  'source.snapshot': record({
    name: Token,
    agents: optional(listOf(record({ agent: Token, ...state, ...attributes, since: DateTime }))),
    waiting: optional(listOf(record({ ...leg, since: DateTime, channel: optional(ChannelName) }))),
    inProgress: optional(listOf(record(leg)))
  })
} satisfies Record<string, Shape>;

export type EventType = keyof typeof EVENT_DATA;
export type EventData = { [T in EventType]: Of<(typeof EVENT_DATA)[T]> };

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
