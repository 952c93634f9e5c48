/** Where events travel: `floor.<site>.<contact|agent|source>.<queue|agent|name>.<verb>`. */
import type { FloorEvent } from './event-types.ts';

export const FLOOR_SUBJECTS = 'floor.>';
export const REJECTED_SUBJECTS = 'rejected.>';

/** The member of `data` that names what an event of a kind is about. */
const ENTITY = { contact: 'queue', agent: 'agent', source: 'name' } as const;

/** The subject that an event must travel under. */
export function subjectOf(event: FloorEvent): string {
  const dot = event.type.indexOf('.');
  const kind = event.type.slice(0, dot) as keyof typeof ENTITY;
  const entity = (event.data as Readonly<Record<string, unknown>>)[ENTITY[kind]] as string;
  return `floor.${event.site}.${kind}.${entity}.${event.type.slice(dot + 1)}`;
}

/** The `Nats-Msg-Id` of an event: two sources may use the same id, so both are in it. */
export function messageId(event: { readonly source: string; readonly id: string }): string {
  return `${encode(event.source)}#${encode(event.id)}`;
}

/** Percent-encoding that survives a lone surrogate, which JSON can carry and UTF-8 can't. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed());
