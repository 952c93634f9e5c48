/** Lines of a queue_log for tests, and what a translator makes of them. */
import assert from 'node:assert/strict';
import { readEnvelope } from '../../contract/read-event.ts';
import type { WireEvent } from '../event-writer.ts';
import { QueueLogTranslator } from './translate.ts';

/** Seconds in tests count from here: 2010-02-22T10:00:00Z. */
export const START_S = 1_266_832_800;

/** A line at so many seconds after the start. */
export function line(
  second: number,
  call: string,
  queue: string,
  agent: string,
  ...event: (string | number)[]
): string {
  return [START_S + second, call, queue, agent, ...event].join('|');
}

export const newTranslator = (timeZone = 'UTC'): QueueLogTranslator =>
  new QueueLogTranslator({ source: '/asterisk/main', site: 'main' }, timeZone);

/** What comes of some lines, each event checked against the contract. */
export function translate(lines: readonly string[], translator = newTranslator()): WireEvent[] {
  return lines.flatMap((text) => {
    const { events, problem } = translator.translate(text);
    assert.equal(problem, null, text);
    for (const event of events) assert.equal(readEnvelope(event).reason, undefined, JSON.stringify(event));
    return events;
  });
}

export type Said = readonly [second: number, type: string, data: object];

const said = ({ time, type, data }: WireEvent): Said => [Date.parse(time) / 1000 - START_S, type, data];

/** What the lines say of calls, without the ids of calls. */
export function saidOfCalls(...lines: string[]): Said[] {
  return translate(lines)
    .filter(({ type }) => type.startsWith('contact.'))
    .map((event) => {
      const { contact: _, ...data } = event.data as Record<string, unknown>;
      return said({ ...event, data });
    });
}

/** What the lines say of agents. */
export function saidOfAgents(...lines: string[]): Said[] {
  return translate(lines)
    .filter(({ type }) => type.startsWith('agent.'))
    .map(said);
}
