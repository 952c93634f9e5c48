/** A bucket that all servers share: one small document for each site and business day. */
import type { NatsConnection } from '@nats-io/nats-core';
import { mustBe, that, type Shape } from '../contract/shape.ts';
import { quote } from '../contract/text.ts';
import { KeyValues } from '../stream/key-values.ts';

export interface SiteDay {
  readonly site: string;
  /** `2026-11-30`, in the site's zone. */
  readonly day: string;
}

export interface SiteDaysOptions<T> {
  readonly nc: NatsConnection;
  /** Of the bucket. */
  readonly name: string;
  readonly description: string;
  readonly shape: Shape<T>;
  readonly say: (text: string) => void;
}

const Text = that<string>('a text', (value) => typeof value === 'string');
/** Members of each such document. */
export const OF_SITE_DAY = { site: Text, day: Text };

const keyOf = ({ site, day }: SiteDay): string => `${site}.${day}`;

export class SiteDays<T extends SiteDay> {
  readonly #store: KeyValues<T>;
  /** By site; null where another day has come. */
  #lists: Map<string, readonly T[]> | null = null;
  readonly #none: readonly T[] = [];

  constructor({ nc, name, description, shape, say }: SiteDaysOptions<T>) {
    const read = (value: unknown, key: string): T => {
      const day = mustBe(shape, value);
      if (keyOf(day) === key) return day;
      throw new Error(`site and day must be those of ${key}, not ${quote({ site: day.site, day: day.day })}`);
    };
    const onChange = (): void => void (this.#lists = null);
    this.#store = new KeyValues(nc, { name, description, history: 1, read, onChange, say });
  }

  start(signal: AbortSignal): Promise<void> {
    return this.#store.start(signal);
  }

  stop(): void {
    this.#store.stop();
  }

  /** Of a site, in any order; the same list as long as they are the same. */
  of(site: string): readonly T[] {
    const all = (): T[] => this.#store.all().map(({ value }) => value);
    this.#lists ??= Map.groupBy(all(), (day) => day.site);
    return this.#lists.get(site) ?? this.#none;
  }

  get(site: string, day: string): T | null {
    return this.#store.get(keyOf({ site, day }))?.value ?? null;
  }

  /**
   * In the place of the one that is known now.
   *
   * @returns false where somebody else was first
   * @throws Error where it can't be stored now
   */
  async keep(day: T): Promise<boolean> {
    return (await this.#store.put(keyOf(day), day)) !== null;
  }

  /** @throws Error where that can't be done now */
  async forget(isOld: (day: T) => boolean): Promise<void> {
    for (const { key, value } of this.#store.all()) if (isOld(value)) await this.#store.remove(key);
  }
}
