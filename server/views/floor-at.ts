/** A floor at a moment, as boards read it. */
import type { Floor } from '../floor/floor.ts';
import { SiteAt } from './site-at.ts';

export class FloorAt {
  readonly floor: Floor;
  readonly nowMs: number;
  readonly #sites = new Map<string, SiteAt | null>();

  /** It holds until anything happens: the floor must be settled for `nowMs`. */
  constructor(floor: Floor, nowMs: number) {
    this.floor = floor;
    this.nowMs = nowMs;
  }

  /** Null for a site that nobody has named. */
  site(id: string): SiteAt | null {
    let found = this.#sites.get(id);
    if (found === undefined) {
      const site = this.floor.sites.get(id);
      this.#sites.set(id, (found = site ? new SiteAt(site, this.nowMs) : null));
    }
    return found;
  }
}
