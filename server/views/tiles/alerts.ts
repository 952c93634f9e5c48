import type { AlertRow } from '#lib/protocol/alert-row.ts';
import { SEVERITIES, type AlertsTile } from '#lib/protocol/board-document.ts';
import type { AlertsData } from '#lib/protocol/board-view.ts';
import type { BoardReading } from '../board-reading.ts';
import { rows } from '../rows.ts';

/** What is about one agent tells who that is, whatever its words; and who has taken it is for the desk. */
const forWall = (alerts: readonly (readonly [string, AlertRow])[]): (readonly [string, AlertRow])[] =>
  alerts
    .filter(([, { entity }]) => entity.kind !== 'agent')
    .map(([id, alert]) => [id, alert.takenBy === null ? alert : { ...alert, takenBy: null }]);

export function alertsData({ site, least }: AlertsTile, { document, context }: BoardReading): AlertsData {
  const rank = SEVERITIES.indexOf(least);
  const sites = site === null ? document.scope.sites : [site];
  const alerts = sites
    .flatMap((each) => Object.entries(context.alerts(each)))
    .filter(([, { severity }]) => SEVERITIES.indexOf(severity) >= rank);
  return { kind: 'alerts', alerts: rows(context.audience === 'wall' ? forWall(alerts) : alerts) };
}
