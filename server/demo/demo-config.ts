/**
 * The names and promises of the demo floor, for a server that has no configuration of its own. The floor lives in the time
 * zone of the machine, so that its rush hours are those of whoever watches.
 */
import type { FloorConfig } from '../contract/config.ts';

export const DEMO_SITE = 'demo';

/** UTC where the machine's zone has no name. */
function machineTimeZone(): string {
  try {
    return Temporal.Now.zonedDateTimeISO(Temporal.Now.timeZoneId()).timeZoneId;
  } catch {
    return 'UTC';
  }
}

/** Mail has hours; chats of the same queue have not. */
const channels = { email: { thresholdSeconds: 14_400, target: 0.95 } };

export const demoConfig: FloorConfig = {
  sites: {
    [DEMO_SITE]: {
      name: 'Demo floor',
      timeZone: machineTimeZone(),
      intervalMinutes: 30,
      acwTargetSeconds: 120,
      handleTargetSeconds: 480
    }
  },
  defaults: { thresholdSeconds: 20, target: 0.8, shortAbandonSeconds: 5 },
  queues: {
    [`${DEMO_SITE}/billing`]: { name: 'Billing' },
    [`${DEMO_SITE}/support`]: { name: 'Support', thresholdSeconds: 30, channels },
    [`${DEMO_SITE}/sales`]: { name: 'Sales', target: 0.85 },
    [`${DEMO_SITE}/online`]: { name: 'Chat and e-mail', thresholdSeconds: 40, channels }
  }
};
