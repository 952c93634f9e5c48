/** For how long announcements can be shown. */
import type { MessageKey } from '#lib/i18n/translator.ts';

const HOUR_MS = 3600_000;

interface AnnounceTime {
  readonly ms: number | null;
  readonly key: MessageKey;
  readonly count: number;
}

const minutes = (count: number): AnnounceTime => ({ ms: count * 60_000, key: 'boards.announce.minutes', count });
const hours = (count: number): AnnounceTime => ({ ms: count * HOUR_MS, key: 'boards.announce.hours', count });

export const ANNOUNCE_TIMES: readonly AnnounceTime[] = [
  minutes(15),
  minutes(30),
  hours(1),
  hours(4),
  hours(8),
  { ms: null, key: 'boards.announce.forEver', count: 0 }
];
