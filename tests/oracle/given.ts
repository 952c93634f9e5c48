/** Short words for tests to say what happened: times are seconds after 2026-11-23T10:00:00Z, a Monday. */
import type { EventOf, FloorEvent } from '../../server/contract/event-types.ts';
import { readEnvelope } from '../../server/contract/read-event.ts';
import { formatDateTime } from '../../server/contract/date-time.ts';
import type { AgentEvent } from '../../server/floor/agent-status.ts';
import type { ContactEvent } from '../../server/floor/leg.ts';

export const START_MS = Date.parse('2026-11-23T10:00:00.000Z');

/** Epoch milliseconds. */
export const at = (seconds: number): number => START_MS + Math.round(seconds * 1000);

type Members = Readonly<Record<string, unknown>>;
/** Attributes that a test gives itself; a name of its own otherwise. */
export interface Attributes {
  readonly id?: string;
  readonly source?: string;
  readonly site?: string;
}

let count = 0;

/** The event as JSON would bring it. */
export function envelope(type: string, seconds: number, data: Members, attributes: Attributes = {}): Members {
  const id = `e${++count}`;
  const time = formatDateTime(at(seconds));
  return { specversion: '1.0', id, source: '/acd', type, time, site: 'izmir', data, ...attributes };
}

export function happened(type: string, seconds: number, data: Members, attributes?: Attributes): FloorEvent {
  const { event, detail } = { detail: '', ...readEnvelope(envelope(type, seconds, data, attributes)) };
  if (!event) throw new TypeError(detail);
  return event;
}

/** Of contact c1 in queue billing, unless `more` says otherwise. */
export function contact(verb: string, seconds: number, more: Members = {}, attributes?: Attributes): ContactEvent {
  const data = { contact: 'c1', queue: 'billing', ...more };
  return happened(`contact.${verb}`, seconds, data, attributes) as ContactEvent;
}

/** Of agent a1, unless `more` says otherwise. */
export function agent(verb: string, seconds: number, more: Members = {}, attributes?: Attributes): AgentEvent {
  return happened(`agent.${verb}`, seconds, { agent: 'a1', ...more }, attributes) as AgentEvent;
}

export const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** Of source /acd, unless `attributes` say otherwise. */
export function snapshot(seconds: number, more: Members, attributes?: Attributes): EventOf<'source.snapshot'> {
  return happened('source.snapshot', seconds, { name: 'pbx', ...more }, attributes) as EventOf<'source.snapshot'>;
}

/** The moment as an event writes it. */
export const written = (seconds: number): string => formatDateTime(at(seconds));
