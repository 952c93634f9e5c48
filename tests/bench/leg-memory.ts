// Heap bytes that each open and each closed leg costs, after garbage collection (--expose-gc). Prints JSON.
import type { FloorEvent } from '../../server/contract/event-types.ts';
import { readEnvelope } from '../../server/contract/read-event.ts';
import { Floor } from '../../server/floor/floor.ts';

const LEGS = 100_000;
const START_MS = Date.UTC(2026, 10, 23, 8);
/** An open leg waits; a closed one has been through everything that most contacts are. */
const OPEN = ['offered'];
const CLOSED = ['offered', 'ringing', 'answered', 'ended', 'wrapped'];

function eventText(verb: string, leg: number, number: number): string {
  const data = { contact: `c-20261123-${leg}`, queue: `queue-${leg % 40}`, agent: `agent-${1000 + (leg % 1500)}` };
  const time = new Date(START_MS + 20 * leg + 1000 * number).toISOString();
  const id = `pbx1-${leg * 10 + number}`;
  return JSON.stringify({
    specversion: '1.0',
    id,
    source: '/acd/pbx1',
    type: `contact.${verb}`,
    time,
    site: 'izmir',
    data
  });
}

function usedBytes(): number {
  globalThis.gc!();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function bytesPerLeg(verbs: readonly string[]): number {
  const floor = new Floor({});
  const before = usedBytes();
  for (let leg = 0; leg < LEGS; leg++) {
    for (const [number, verb] of verbs.entries()) {
      const { event } = readEnvelope(JSON.parse(eventText(verb, leg, number))) as { event: FloorEvent };
      floor.admit(event);
      floor.apply(event, event.timeMs);
    }
    if (leg % 1000 === 0) floor.settle(START_MS + 20 * leg + 10_000);
  }
  floor.settle(START_MS + 20 * LEGS + 10_000);
  const bytes = usedBytes() - before;
  // The floor must still be there when it is measured.
  if (!floor.sites.has('izmir')) throw new Error('the legs are gone');
  return Math.round(bytes / LEGS);
}

bytesPerLeg(CLOSED);
process.stdout.write(`${JSON.stringify({ openBytes: bytesPerLeg(OPEN), closedBytes: bytesPerLeg(CLOSED) })}\n`);
