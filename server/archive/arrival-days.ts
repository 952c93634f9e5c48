/**
 * What came on each of the last weeks' business days, one small document for each site and day: so it is known how a day
 * usually goes for longer than the stream is kept. Servers of one stream come to the same, and the first that writes counts.
 */
import type { NatsConnection } from '@nats-io/nats-core';
import { CHANNELS } from '../contract/event-types.ts';
import { quote } from '../contract/text.ts';
import type { WorkTotals } from '../forecast/expected-work.ts';
import type { ArrivalsOfQueue, DayOfArrivals } from '../outlook/day-of-arrivals.ts';
import { KeyValues } from '../stream/key-values.ts';

const BUCKET = 'ARRIVALS';
const KEPT_MS = 70 * 86_400_000;

type Members = Readonly<Record<string, unknown>>;

function wrong(path: string, wanted: string, value: unknown): never {
  throw new Error(`${path} must be ${wanted}, not ${quote(value)}`);
}

function membersAt(value: unknown, path: string): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Members)
    : wrong(path, 'an object', value);
}

const amountAt = (value: unknown, path: string): number =>
  typeof value === 'number' && value >= 0 ? value : wrong(path, 'a number from 0 on', value);

function totalsAt(value: unknown, path: string): WorkTotals {
  const { ended, workMs, squares } = membersAt(value, path);
  return {
    ended: amountAt(ended, `${path}.ended`),
    workMs: amountAt(workMs, `${path}.workMs`),
    squares: amountAt(squares, `${path}.squares`)
  };
}

function queueAt(value: unknown, path: string): ArrivalsOfQueue {
  const { offered, work } = membersAt(value, path);
  if (!Array.isArray(offered)) wrong(`${path}.offered`, 'an array', offered);
  const channels = Object.entries(membersAt(work, `${path}.work`));
  const unknown = channels.find(([channel]) => !CHANNELS.some((each) => each === channel));
  if (unknown) wrong(`${path}.work`, 'by channel', unknown[0]);
  return {
    offered: (offered as readonly unknown[]).map((count, slot) => amountAt(count, `${path}.offered.${slot}`)),
    work: Object.fromEntries(
      channels.map(([channel, totals]) => [channel, totalsAt(totals, `${path}.work.${channel}`)])
    )
  };
}

const keyOf = ({ site, day }: Pick<DayOfArrivals, 'site' | 'day'>): string => `${site}.${day}`;

/** @throws Error saying what is wrong with it */
function readDay(value: unknown, key: string): DayOfArrivals {
  const { site, day, startMs, endMs, queues } = membersAt(value, 'the day');
  if (typeof site !== 'string' || typeof day !== 'string' || keyOf({ site, day }) !== key) {
    return wrong('site and day', `those of ${key}`, { site, day });
  }
  const ofQueues = Object.entries(membersAt(queues, 'queues'));
  return {
    site,
    day,
    startMs: amountAt(startMs, 'startMs'),
    endMs: amountAt(endMs, 'endMs'),
    queues: Object.fromEntries(ofQueues.map(([id, queue]) => [id, queueAt(queue, `queues.${id}`)]))
  };
}

export class ArrivalDays {
  readonly #store: KeyValues<DayOfArrivals>;
  /** By site; null where another day has come. */
  #lists: Map<string, DayOfArrivals[]> | null = null;

  constructor(nc: NatsConnection, say: (text: string) => void) {
    this.#store = new KeyValues(nc, {
      name: BUCKET,
      description: 'Floorcast: what came on each business day',
      history: 1,
      read: readDay,
      onChange: () => (this.#lists = null),
      say
    });
  }

  start(signal: AbortSignal): Promise<void> {
    return this.#store.start(signal);
  }

  stop(): void {
    this.#store.stop();
  }

  /** Of a site, in any order; the same list as long as they are the same. */
  of(site: string): readonly DayOfArrivals[] {
    const all = (): DayOfArrivals[] => this.#store.all().map(({ value }) => value);
    this.#lists ??= Map.groupBy(all(), (day) => day.site);
    return this.#lists.get(site) ?? NONE;
  }

  get(site: string, day: string): DayOfArrivals | null {
    return this.#store.get(keyOf({ site, day }))?.value ?? null;
  }

  /** Where it is not kept so already. @throws Error where it can't be stored now */
  async keep(day: DayOfArrivals): Promise<void> {
    const known = this.get(day.site, day.day);
    if (JSON.stringify(known) !== JSON.stringify(day)) await this.#store.put(keyOf(day), day);
  }

  /** Lets go of days of long ago. @throws Error where that can't be done now */
  async forgetOld(nowMs: number): Promise<void> {
    for (const { key, value } of this.#store.all()) {
      if (value.endMs < nowMs - KEPT_MS) await this.#store.remove(key);
    }
  }
}

const NONE: readonly DayOfArrivals[] = [];
