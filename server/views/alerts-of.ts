import type { AlertRow } from '#lib/protocol/alert-row.ts';
import type { BoardContext } from './board-reading.ts';

type Alerts = readonly (readonly [id: string, alert: AlertRow])[];

/** What is about one agent tells who that is, whatever its words; and who has taken it is for the desk. */
const forWall = (alerts: Alerts): Alerts =>
  alerts
    .filter(([, { entity }]) => entity.kind !== 'agent')
    .map(([id, alert]) => [id, alert.takenBy === null ? alert : { ...alert, takenBy: null }]);

/** The open alerts of sites, as those may know them who look at a board. */
export function alertsOf(sites: readonly string[], { alerts, audience }: BoardContext): Alerts {
  const found = sites.flatMap((site) => Object.entries(alerts(site)));
  return audience === 'wall' ? forWall(found) : found;
}
