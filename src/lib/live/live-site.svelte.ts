import type { SiteView } from '#lib/protocol/site-view.ts';
import { LiveData } from './live-data.svelte.ts';

/** One site as the browser knows it. */
export class LiveSite extends LiveData<SiteView> {}
