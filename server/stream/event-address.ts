/** Where an event goes, told from no more of it than that needs: whether the rest keeps the contract is judged where it arrives. */
import type { FloorEvent } from '../contract/event-types.ts';
import { messageId, subjectOf } from '../contract/subject.ts';
import { isToken, quote } from '../contract/text.ts';
import { UnsendableError } from './unsendable-error.ts';

export interface EventAddress {
  readonly subject: string;
  /** Its `Nats-Msg-Id`; null where it has no name. */
  readonly messageId: string | null;
}

const ENTITIES = new Map([
  ['contact', 'queue'],
  ['agent', 'agent'],
  ['source', 'name']
]);

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function need(holds: boolean, rule: string, value: unknown): asserts holds {
  if (!holds) throw new UnsendableError(`${rule}, not ${quote(value)}`);
}

/** @throws UnsendableError naming the member that leaves the subject unknown */
export function addressOf(event: unknown): EventAddress {
  need(typeof event === 'object' && event !== null, 'an event is a JSON object', event);
  const { id, source, type, site, data } = event as Record<string, unknown>;
  need(isToken(site), 'site must be a token', site);
  const [kind, verb, ...more] = typeof type === 'string' ? type.split('.') : [];
  const entity = ENTITIES.get(kind ?? '');
  need(entity !== undefined && isToken(verb) && more.length === 0, 'type must be one of the contract', type);
  need(typeof data === 'object' && data !== null, 'data must be an object', data);
  const name = (data as Record<string, unknown>)[entity];
  need(isToken(name), `data.${entity} must be a token`, name);
  const isNamed = typeof id === 'string' && typeof source === 'string' && id !== '' && source !== '';
  return { subject: subjectOf(event as FloorEvent), messageId: isNamed ? messageId({ id, source }) : null };
}

/** @throws UnsendableError where the bytes are no JSON, too */
export function addressOfBytes(bytes: Uint8Array): EventAddress {
  let event: unknown;
  try {
    event = JSON.parse(decoder.decode(bytes));
  } catch (error) {
    throw new UnsendableError(`not JSON: ${(error as Error).message}`, { cause: error });
  }
  return addressOf(event);
}
