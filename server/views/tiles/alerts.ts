import { SEVERITIES, type AlertsTile } from '#lib/protocol/board-document.ts';
import type { AlertsData } from '#lib/protocol/board-view.ts';
import { alertsOf } from '../alerts-of.ts';
import type { BoardReading } from '../board-reading.ts';
import { rows } from '../rows.ts';

export function alertsData({ site, least }: AlertsTile, { document, context }: BoardReading): AlertsData {
  const rank = SEVERITIES.indexOf(least);
  const alerts = alertsOf(site === null ? document.scope.sites : [site], context);
  return { kind: 'alerts', alerts: rows(alerts.filter(([, { severity }]) => SEVERITIES.indexOf(severity) >= rank)) };
}
