import { test } from 'node:test';
import assert from 'node:assert/strict';
import { contact, at } from '../../tests/oracle/given.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { daySlots } from './day-slots.ts';
import { Site } from './site.ts';
import { WINDOW_NAMES } from './windows.ts';

const NOW = 60;

function apply(site: Site, ...events: readonly FloorEvent[]): void {
  for (const event of events) site.apply(event, event.timeMs);
  site.settle(at(NOW));
}

/** The site's figures are asked for once; or once before anything has happened as well. */
function siteOf(isAskedBefore: boolean, ...events: readonly FloorEvent[]): Site {
  const site = new Site('izmir', {});
  if (isAskedBefore) windowsOf(site);
  for (const event of events) {
    apply(site, event);
    if (isAskedBefore) windowsOf(site);
  }
  return site;
}

const windowsOf = (site: Site) => site.ledgers.windows.at(site.momentAt(at(NOW)).starts);

const abandoned = (queue: string, contactId: string, seconds: number, channel = 'voice'): FloorEvent[] => [
  contact('offered', 0, { queue, contact: contactId, channel }),
  contact('abandoned', seconds, { queue, contact: contactId })
];

for (const isAskedBefore of [false, true]) {
  const when = isAskedBefore ? 'as it happens' : 'afterwards';

  test(`a site's windows are those of its queues together, asked for ${when}`, () => {
    const site = siteOf(
      isAskedBefore,
      ...abandoned('billing', 'c1', 10),
      ...abandoned('sales', 'c2', 30),
      ...abandoned('sales', 'c3', 20, 'chat')
    );
    const { starts } = site.momentAt(at(NOW));
    const offered = (channel: 'voice' | 'chat' | null) =>
      site.ledgers.windows.at(starts, channel && [channel]).last5m.offered;
    assert.deepEqual([offered(null), offered('voice'), offered('chat')], [3, 2, 1]);
    assert.deepEqual(site.ledgers.channels, ['voice', 'chat']);
    for (const name of WINDOW_NAMES) assert.equal(windowsOf(site)[name].maxWaitMs, 30_000, name);
  });

  test(`where the longest wait has been taken out, the queues tell which is the longest, asked for ${when}`, () => {
    const site = siteOf(
      isAskedBefore,
      ...abandoned('billing', 'c1', 10),
      ...abandoned('sales', 'c2', 30),
      contact('answered', 5, { queue: 'sales', contact: 'c2', agent: 'a1' })
    );
    for (const name of WINDOW_NAMES) assert.equal(windowsOf(site)[name].maxWaitMs, 10_000, name);
  });

  test(`slots in which nothing is counted any more are left out, asked for ${when}`, () => {
    const site = siteOf(
      isAskedBefore,
      contact('answered', 5, { waitMs: 3_600_000, agent: 'a1' }),
      contact('offered', 0)
    );
    const { day } = site.momentAt(at(NOW));
    assert.deepEqual([...daySlots(site.ledgers, day, null).sums.keys()], [40]);
  });
}
