/** A site of a few events for tests, and words for them. */
import { at } from '../../tests/oracle/given.ts';
import type { FloorConfig } from '../contract/config.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { Floor } from '../floor/floor.ts';
import type { Site } from '../floor/site.ts';

/** @param seconds after 10:00, the moment it is settled for */
export function siteOf(events: readonly FloorEvent[], seconds: number, config: FloorConfig = {}): Site {
  const floor = new Floor(config);
  for (const event of events) floor.apply(event, event.timeMs);
  floor.settle(at(seconds));
  return floor.site('izmir');
}
