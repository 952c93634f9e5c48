/** Where a desk can go, by address: pages that belong together, and those that every page leads to. */
import type { MessageKey } from '../i18n/translator.ts';

export type Places = Readonly<Record<string, MessageKey>>;

export const DESK_PLACES: Places = {
  '/': 'allSites',
  '/boards': 'boards',
  '/displays': 'displays',
  '/alerts': 'alerts'
};

export const ALERT_PLACES: Places = {
  '/alerts': 'alerts.live',
  '/alerts/history': 'alerts.history',
  '/rules': 'alerts.rules'
};

export const sitePlaces = (site: string): Places => ({
  [`/site/${site}`]: 'report.board',
  [`/site/${site}/outlook`]: 'outlook',
  [`/site/${site}/shift`]: 'shift',
  [`/site/${site}/report`]: 'report'
});
