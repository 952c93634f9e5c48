import type { MessageKey } from '#lib/i18n/translator.ts';
import type { DisplayRow } from '#lib/protocol/displays.ts';
import { HEALTH_EVERY_MS } from '#lib/protocol/displays.ts';

export interface Remark {
  readonly key: MessageKey;
  /** How long that has been so, milliseconds; null: that is not what matters. */
  readonly ageMs: number | null;
  /** `bad`: nobody should rely on what it shows. */
  readonly level: 'good' | 'fair' | 'bad';
}

/** Three reports that did not come. */
const SILENT_MS = 3 * HEALTH_EVERY_MS;
const STALE_MS = 10_000;

const remark = (level: Remark['level'], key: MessageKey, ageMs: number | null = null): Remark => ({
  level,
  key,
  ageMs
});

/** What is to be said of a display, the gravest first; at least one. */
export function remarksOn({ report, assignment, settings }: DisplayRow, nowMs: number, build: string): Remark[] {
  const found: Remark[] = [];
  const { health } = report ?? {};
  const silentMs = report ? nowMs - report.heardAtMs : 0;
  if (!report) found.push(remark('fair', 'displays.health.never'));
  if (silentMs >= SILENT_MS) return [remark('bad', 'displays.health.silent', silentMs)];
  if (health && (health.frameAgeMs ?? 0) >= STALE_MS) {
    found.push(remark('bad', 'displays.health.stale', health.frameAgeMs));
  }
  if (assignment.boards.length === 0) found.push(remark('fair', 'displays.health.noBoard'));
  if (health?.page === 'table') found.push(remark('fair', 'displays.health.table'));
  if (health?.page === 'board' && health.awake === 'none') found.push(remark('fair', 'displays.health.asleep'));
  if (health?.sound === 'blocked' && settings.sound) found.push(remark('fair', 'displays.health.muted'));
  if (health && health.build !== build) found.push(remark('fair', 'displays.health.outdated'));
  return found.length > 0 ? found : [remark('good', 'displays.health.good')];
}
