/** Where boards belong: what their sites are called, and whose clock tells when they were changed. */
import type { SiteName } from '#lib/protocol/floor-access.ts';

export class BoardPlaces {
  readonly #sites: ReadonlyMap<string, SiteName>;

  constructor(sites: readonly SiteName[]) {
    this.#sites = new Map(sites.map((site) => [site.id, site]));
  }

  /** A site that nobody has named yet is called by its id. */
  nameOf(site: string): string {
    return this.#sites.get(site)?.name ?? site;
  }

  /** Of the first site; of none, or of one that nobody has named, that of the first there is. */
  zoneOf(sites: readonly string[] = []): string {
    const site = this.#sites.get(sites[0] ?? '') ?? this.#sites.values().next().value;
    return site?.timeZone ?? 'UTC';
  }
}
