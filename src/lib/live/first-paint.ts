import { error } from '@sveltejs/kit';
import type { FloorAccess } from '#lib/protocol/floor-access.ts';
import type { Heartbeat, Snapshot } from '#lib/protocol/messages.ts';
import { formatViewAddress } from '#lib/protocol/view-address.ts';
import type { ViewAddress } from '#lib/protocol/view-address.ts';

/** What a page is rendered from at the server, and what its socket goes on from. */
export interface FirstPaint<T> {
  readonly address: string;
  readonly snapshot: Snapshot<T>;
  readonly heartbeat: Heartbeat;
}

/**
 * The first paint as JSON text. Text, because SvelteKit's own serialiser refuses objects with a member "__proto__", and
 * that is a valid id of an agent.
 *
 * @throws 404 where there is no such view
 */
export function firstPaint(floor: FloorAccess, view: ViewAddress): string {
  const address = formatViewAddress(view);
  const snapshot: Snapshot | null = floor.view(address);
  if (!snapshot) error(404, `No ${view.kind} "${view.id}"`);
  return JSON.stringify({ address, snapshot, heartbeat: floor.heartbeat() } satisfies FirstPaint<unknown>);
}
