import { error } from '@sveltejs/kit';
import type { FloorAccess } from '#lib/protocol/floor-access.ts';
import type { Heartbeat, Snapshot } from '#lib/protocol/messages.ts';
import type { SiteView } from '#lib/protocol/site-view.ts';
import { formatViewAddress } from '#lib/protocol/view-address.ts';
import type { Audience } from '#lib/protocol/view-address.ts';

/** What a page is rendered from at the server, and what its socket goes on from. */
export interface FirstPaint {
  readonly address: string;
  readonly snapshot: Snapshot<SiteView>;
  readonly heartbeat: Heartbeat;
}

/**
 * The first paint as JSON text. Text, because SvelteKit's own serialiser refuses objects with a member "__proto__", and
 * that is a valid id of an agent.
 *
 * @throws 404 where there is no such site
 */
export function firstPaint(floor: FloorAccess, site: string, audience: Audience): string {
  const address = formatViewAddress({ kind: 'site', id: site, audience });
  const snapshot = floor.view(address);
  if (!snapshot) error(404, `No site "${site}"`);
  return JSON.stringify({ address, snapshot, heartbeat: floor.heartbeat() } satisfies FirstPaint);
}
