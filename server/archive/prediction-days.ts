/**
 * What was foretold of each site, one small document for each of its days, in a bucket that all servers share: of those who
 * come to the next one, the first that writes counts.
 */
import type { NatsConnection } from '@nats-io/nats-core';
import { FORETOLD } from '#lib/protocol/outlook.ts';
import { quote } from '../contract/text.ts';
import type { DayOfPredictions, Prediction, Scores } from '../outlook/predictions.ts';
import { KeyValues } from '../stream/key-values.ts';

type Members = Readonly<Record<string, unknown>>;

function wrong(path: string, wanted: string, value: unknown): never {
  throw new Error(`${path} must be ${wanted}, not ${quote(value)}`);
}

function membersAt(value: unknown, path: string): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Members)
    : wrong(path, 'an object', value);
}

const momentAt = (value: unknown, path: string): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : wrong(path, 'a moment', value);

/** By queue, by figure: three numbers each. */
function threesAt(value: unknown, path: string): object {
  const queues = Object.entries(membersAt(value, path));
  for (const [queue, figures] of queues) {
    for (const [name, numbers] of Object.entries(membersAt(figures, `${path}.${queue}`))) {
      const here = `${path}.${queue}.${name}`;
      if (!FORETOLD.some((each) => each === name)) wrong(here, `one of ${FORETOLD.join(', ')}`, name);
      const isThree = Array.isArray(numbers) && numbers.length === 3 && numbers.every((each) => Number.isFinite(each));
      if (!isThree) wrong(here, 'three numbers', numbers);
    }
  }
  return Object.fromEntries(queues);
}

function predictionAt(value: unknown, path: string): Prediction {
  const { atMs, queues } = membersAt(value, path);
  const ranges = threesAt(queues, `${path}.queues`) as Prediction['queues'];
  return { atMs: momentAt(atMs, `${path}.atMs`), queues: ranges };
}

const keyOf = ({ site, day }: Pick<DayOfPredictions, 'site' | 'day'>): string => `${site}.${day}`;

/** @throws Error saying what is wrong with it */
export function readDay(value: unknown, key: string): DayOfPredictions {
  const { site, day, startMs, lastMs, open, scores } = membersAt(value, 'the day');
  if (typeof site !== 'string' || typeof day !== 'string' || keyOf({ site, day }) !== key) {
    return wrong('site and day', `those of ${key}`, { site, day });
  }
  if (!Array.isArray(open)) return wrong('open', 'an array', open);
  return {
    site,
    day,
    startMs: momentAt(startMs, 'startMs'),
    lastMs: lastMs === null ? null : momentAt(lastMs, 'lastMs'),
    open: (open as readonly unknown[]).map((each, place) => predictionAt(each, `open.${place}`)),
    scores: threesAt(scores, 'scores') as Scores
  };
}

export class PredictionDays {
  readonly #store: KeyValues<DayOfPredictions>;
  /** By site; null where another day has come. */
  #lists: Map<string, DayOfPredictions[]> | null = null;

  constructor(nc: NatsConnection, say: (text: string) => void) {
    this.#store = new KeyValues(nc, {
      name: 'PREDICTIONS',
      description: 'Floorcast: what was foretold on each day, and what of it held',
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

  /** Of a site, in any order. */
  of(site: string): readonly DayOfPredictions[] {
    const all = (): DayOfPredictions[] => this.#store.all().map(({ value }) => value);
    this.#lists ??= Map.groupBy(all(), (day) => day.site);
    return this.#lists.get(site) ?? [];
  }

  /** In the place of the day that is known now. @returns false where somebody else was first */
  async keep(day: DayOfPredictions): Promise<boolean> {
    return (await this.#store.put(keyOf(day), day)) !== null;
  }

  /** Lets go of days that began before a moment. @throws Error where that can't be done now */
  async forgetBefore(atMs: number): Promise<void> {
    for (const { key, value } of this.#store.all()) if (value.startMs < atMs) await this.#store.remove(key);
  }
}
