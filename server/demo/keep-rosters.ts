/** Keeps the demo's rosters in their bucket: those of yesterday's night shift, of today and of tomorrow. */
import type { NatsConnection } from '@nats-io/nats-core';
import type { FloorConfig } from '../contract/config.ts';
import { Calendar } from '../floor/calendar.ts';
import { Rosters } from '../roster/rosters.ts';
import { DEMO_SITE } from './demo-config.ts';
import { demoRoster } from './demo-roster.ts';

/** So tomorrow is planned before it begins. */
const EVERY_MS = 3 * 3_600_000;

export interface DemoRosterOptions {
  readonly nc: NatsConnection;
  readonly config: FloorConfig;
  readonly seed: number;
  readonly say: (text: string) => void;
}

/** @returns ends it */
export async function keepRosters({ nc, config, seed, say }: DemoRosterOptions): Promise<() => void> {
  const { timeZone = 'UTC', dayStartsAt } = config.sites?.[DEMO_SITE] ?? {};
  const zone = timeZone ?? 'UTC';
  const calendar = new Calendar(zone, dayStartsAt ?? '00:00');
  const parts = { nc, now: Date.now, say, onChange: () => undefined };
  const rosters = new Rosters({ ...parts, calendarOf: () => calendar, zoneOf: () => zone });
  await rosters.start();
  const keep = async (): Promise<void> => {
    const today = Temporal.Now.plainDateISO(zone);
    const shifts = [-1, 0, 1].flatMap((days) => demoRoster(seed, today.add({ days }), zone, DEMO_SITE));
    await rosters.keep(shifts, null).catch((error: unknown) => say(`the roster can't be kept: ${String(error)}`));
  };
  await keep();
  const timer = setInterval(() => void keep(), EVERY_MS);
  return () => {
    clearInterval(timer);
    rosters.stop();
  };
}
