/** Where events travel: `floor.<site>.<contact|agent|source>.<queue|agent|name>.<verb>`. */
import type { FloorEvent } from './event-types.ts';

export const FLOOR_SUBJECTS = 'floor.>';
export const REJECTED_SUBJECTS = 'rejected.>';

/** The subject that an event must travel under. */
export function subjectOf(event: FloorEvent): string {
  const dot = event.type.indexOf('.');
  const kind = event.type.slice(0, dot);
  const verb = event.type.slice(dot + 1);
  const entity =
    'queue' in event.data && kind === 'contact'
      ? event.data.queue
      : 'agent' in event.data
        ? event.data.agent
        : (event.data as { name: string }).name;
  return `floor.${event.site}.${kind}.${entity}.${verb}`;
}

/** The `Nats-Msg-Id` of an event: two sources may use the same id, so both are in it. */
export function messageId(event: { readonly source: string; readonly id: string }): string {
  return `${encode(event.source)}#${encode(event.id)}`;
}

/** Percent-encoding that survives a lone surrogate, which JSON can carry and UTF-8 can't. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed());
