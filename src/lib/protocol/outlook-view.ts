/** The next half hour of a site's queues, looked at again and again: the data of the view `outlook/<site>`. For desks only. */
import type { Outlook } from './outlook.ts';

export interface OutlookView {
  readonly site: { readonly id: string; readonly name: string; readonly timeZone: string };
  /** The latest; null until there is one. Nothing else is asked in it. */
  readonly outlook: Outlook | null;
}
