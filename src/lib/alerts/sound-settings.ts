/** Whether this browser lets alerts be heard, and when not: kept in it, as it is its place that is loud or quiet. */
import { isTime, isWithin } from '#lib/protocol/day-part.ts';
import type { DayPart } from '#lib/protocol/displays.ts';

export interface SoundSettings {
  readonly isOn: boolean;
  /** By the browser's clock; null: at any time. */
  readonly quiet: DayPart | null;
}

export const SILENT: SoundSettings = { isOn: false, quiet: null };

const KEY = 'floorcast.sound';

type Store = Pick<Storage, 'getItem' | 'setItem'>;

function partIn(value: unknown): DayPart | null {
  const { from, to } = (value ?? {}) as Partial<DayPart>;
  return isTime(from) && isTime(to) ? { from, to } : null;
}

/** What is no such thing is as if there were nothing. */
export function readSound(store: Store): SoundSettings {
  try {
    const { isOn, quiet } = (JSON.parse(store.getItem(KEY) ?? '{}') ?? {}) as Partial<SoundSettings>;
    return { isOn: isOn === true, quiet: partIn(quiet) };
  } catch {
    return SILENT;
  }
}

/** Where nothing can be kept it holds for this page. */
export function keepSound(store: Store, settings: SoundSettings): void {
  try {
    store.setItem(KEY, JSON.stringify(settings));
  } catch {
    // A browser that keeps nothing: it is asked again next time.
  }
}

/** @param now as the browser's clock shows it */
export const isQuiet = ({ quiet }: SoundSettings, now: Date): boolean =>
  quiet !== null && isWithin(quiet, now.getHours() * 60 + now.getMinutes());
