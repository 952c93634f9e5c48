/** A server's alerts for a test, in virtual time: a floor that is told by hand, and a look at it when the test says so. */
import type { AlertRule } from '#lib/protocol/alert-rules.ts';
import { eventually } from '../../tests/eventually.ts';
import { connectNats } from '../stream/connect-nats.ts';
import type { FloorConfig } from '../contract/config.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { Floor } from '../floor/floor.ts';
import type { Alert } from './alert.ts';
import { AlertBook } from './book.ts';
import { Rules } from './rules.ts';
import type { Beside } from './site-moment.ts';
import { AlertWatch } from './watch.ts';

/** Of a floor that is known by its figures alone. */
export const NOTHING_BESIDE: Beside = { shiftAt: () => null, changesOf: () => [], outlookOf: () => null };

interface Cleanup {
  after(clean: () => void | Promise<void>): void;
}

export interface WatchedFloor {
  readonly book: AlertBook;
  readonly rules: Rules;
  /** Something happens, as it is told by now. */
  tell(...events: readonly FloorEvent[]): void;
  /** Looks at it at a moment, and waits until what comes of it is stored or refused. */
  lookAt(nowMs: number): Promise<void>;
  /** The floor is another one. */
  replaceFloor(floor: Floor): void;
  /** As if the process had ended. */
  end(): Promise<void>;
}

export interface WatchedOptions {
  readonly url: string;
  readonly rules?: readonly AlertRule[];
  readonly config?: FloorConfig;
  readonly beside?: Partial<Beside>;
}

export async function watchedFloor(
  t: Cleanup,
  { url, rules: shipped = [], config = {}, beside }: WatchedOptions
): Promise<WatchedFloor> {
  const nc = await connectNats({ url, name: 'test' });
  let floor = new Floor(config);
  let nowMs = -Infinity;
  const say = (): void => undefined;
  const onChange = (): void => undefined;
  const book = new AlertBook({ nc, say, onChange });
  const rules = new Rules({ nc, say, onChange, shipped });
  await Promise.all([book.start(), rules.start()]);
  const floorAt = (atMs: number): Floor => {
    floor.settle(atMs);
    return floor;
  };
  const watch = new AlertWatch({
    book,
    rules,
    now: () => nowMs,
    floorAt,
    beside: { ...NOTHING_BESIDE, ...beside },
    onChange
  });
  const end = async (): Promise<void> => {
    book.stop();
    rules.stop();
    await nc.close();
  };
  t.after(end);
  return {
    book,
    rules,
    tell(...events) {
      for (const event of events) floor.apply(event, event.timeMs);
    },
    async lookAt(atMs) {
      nowMs = atMs;
      watch.look();
      await eventually('it is stored', () => !book.isStoring);
    },
    replaceFloor(other) {
      floor = other;
    },
    end
  };
}

/** What became of an alert, in words: `firing critical 3`. */
export const brief = ({ life: { stage, severity, changes } }: Alert): string => `${stage} ${severity} ${changes}`;
