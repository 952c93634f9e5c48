/** A stream of events, folded as the server does. */
import assert from 'node:assert/strict';
import type { FloorConfig } from '../../server/contract/config.ts';
import { readEnvelope } from '../../server/contract/read-event.ts';
import { StreamFold } from '../../server/floor/stream-fold.ts';
import { epochMs, type ContractEvent } from './contract-event.ts';

/**
 * What is known at a moment of events that are stored each at its own time, or later.
 *
 * @param lagMs by how much later the stream stored an event
 */
export function folded(
  events: readonly ContractEvent[],
  config: FloorConfig,
  asOfMs: number,
  lagMs: (event: ContractEvent, index: number) => number = () => 0
): StreamFold {
  const fold = new StreamFold(config);
  events.forEach((each, index) => {
    const { event } = readEnvelope(each);
    assert.ok(event);
    if (epochMs(each.time) > asOfMs || !fold.floor.admit(event)) return;
    fold.floor.apply(event, event.timeMs + lagMs(each, index));
  });
  fold.advance(asOfMs);
  return fold;
}
