/** What the demo has begun and not finished, by what it has said so far: what a next run has to close. */
import type { EventData, EventType } from '../contract/event-types.ts';
import { demoEvent, type DemoEvent } from './world.ts';

/** What of an event counts here. */
interface Said {
  readonly type: EventType;
  readonly data: object;
  readonly timeMs: number;
}
interface OpenLeg {
  readonly leg: { readonly contact: string; readonly queue: string };
  readonly isAnswered: boolean;
}

export class LeftOpen {
  readonly #legs = new Map<string, OpenLeg>();
  readonly #agents = new Set<string>();
  #lastMs: number | null = null;

  /** When it last said something of a contact or an agent; null if it never did. */
  get lastMs(): number | null {
    return this.#lastMs;
  }

  take({ type, data, timeMs }: Said): void {
    if (type.startsWith('source.')) return;
    this.#lastMs = Math.max(this.#lastMs ?? timeMs, timeMs);
    if (type.startsWith('contact.')) this.#takeLeg(type, data as EventData['contact.held']);
    else this.#takeAgent(type, data as EventData['agent.signed-out']);
  }

  /**
   * The events that close it all at one moment: who waits finds the centre closed, who talks is cut off, who is there goes.
   *
   * @param newId gives each event an id of its own
   */
  closing(atMs: number, newId: () => string): DemoEvent[] {
    return [
      ...[...this.#legs.values()].map(({ leg, isAnswered }) =>
        isAnswered
          ? demoEvent(newId(), 'contact.ended', atMs, { ...leg, endedBy: 'system' })
          : demoEvent(newId(), 'contact.diverted', atMs, { ...leg, reason: 'closed' })
      ),
      ...[...this.#agents].map((agent) => demoEvent(newId(), 'agent.signed-out', atMs, { agent }))
    ];
  }

  #takeLeg(type: EventType, { contact, queue }: EventData['contact.held']): void {
    const key = `${queue} ${contact}`;
    if (type === 'contact.offered' || type === 'contact.answered') {
      this.#legs.set(key, { leg: { contact, queue }, isAnswered: type === 'contact.answered' });
    }
    if (type === 'contact.abandoned' || type === 'contact.diverted' || type === 'contact.ended') this.#legs.delete(key);
  }

  #takeAgent(type: EventType, { agent }: EventData['agent.signed-out']): void {
    if (type === 'agent.signed-in') this.#agents.add(agent);
    if (type === 'agent.signed-out') this.#agents.delete(agent);
  }
}
