/** What a display has said of itself, as it is kept. */
import type { DisplayHealth, DisplayReport } from '#lib/protocol/displays.ts';
import { record } from '../contract/shape.ts';
import { engineOf } from './engine-of.ts';
import { count, HealthShape, read, text, type Read } from './shapes.ts';

export interface Sender {
  readonly address: string;
  readonly userAgent: string;
}

const Kept = record({ address: text(200), engine: text(80), heardAtMs: count, health: HealthShape });

/** Null: its display was revoked. @throws Error saying what is wrong with it */
export function readReport(value: unknown): DisplayReport | null {
  if (value === null) return null;
  const { value: report, error } = read(Kept, value);
  if (!report) throw new Error(error);
  return report;
}

/** Nothing is kept of what it says besides. */
function healthOf(said: DisplayHealth): DisplayHealth {
  const { page, width, height, pixelRatio, awake, sound, build, uptimeMs } = said;
  const { frameAgeMs = null, heapBytes = null } = said;
  return { page, width, height, pixelRatio, frameAgeMs, awake, sound, build, uptimeMs, heapBytes };
}

export function newReport(said: unknown, { address, userAgent }: Sender, heardAtMs: number): Read<DisplayReport> {
  const { value, error } = read(HealthShape, said);
  if (!value) return { error };
  return { value: { address, engine: engineOf(userAgent), heardAtMs, health: healthOf(value) } };
}
