/**
 * Where what is told of alerts waits, goes and stays: deliveries that wait for their turn, alerts for whoever listens on NATS,
 * and the log of those that are over and of deliveries that were given up.
 */
import { jetstreamManager, RetentionPolicy, type StreamConfig } from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/nats-core';
import { streamInfo } from '../stream/provision.ts';

const DAY_MS = 24 * 3_600_000;

export const DELIVERIES = 'ALERT_DELIVERIES';
export const PUBLISHED = 'FLOOR_ALERTS';
export const LOG = 'ALERT_LOG';

export const deliverySubject = (kind: string): string => `alert-deliveries.${kind}`;
export const publishedSubject = (site: string, severity: string): string => `floor-alerts.${site}.${severity}`;
export const resolvedSubject = (site: string, rule: string): string => `alert-log.resolved.${site}.${rule}`;
export const undeliveredSubject = (kind: string): string => `alert-log.undelivered.${kind}`;
export const RESOLVED = 'alert-log.resolved.>';
export const UNDELIVERED = 'alert-log.undelivered.>';

type Wanted = Pick<StreamConfig, 'name' | 'subjects' | 'max_age' | 'duplicate_window' | 'description'> &
  Partial<Pick<StreamConfig, 'retention'>>;

function wantedStreams(keepDays: number): Wanted[] {
  const keep = nanos(keepDays * DAY_MS);
  // A server that was away for hours finds that what it tells again was told.
  const window = nanos(Math.min(keepDays, 1) * DAY_MS);
  return [
    {
      name: DELIVERIES,
      subjects: ['alert-deliveries.>'],
      description: 'Floorcast: what is to be told of alerts, until it was',
      retention: RetentionPolicy.Workqueue,
      max_age: keep,
      duplicate_window: window
    },
    {
      name: PUBLISHED,
      subjects: ['floor-alerts.>'],
      description: 'Floorcast: alerts, for whoever listens',
      max_age: keep,
      duplicate_window: window
    },
    {
      name: LOG,
      subjects: ['alert-log.>'],
      description: 'Floorcast: alerts that are over, and deliveries that were given up',
      max_age: keep,
      duplicate_window: window
    }
  ];
}

/** Makes what is missing; what is there is left as it is. @throws Error where it can't be made */
export async function provisionAlertStreams(nc: NatsConnection, keepDays: number): Promise<void> {
  const jsm = await jetstreamManager(nc, { checkAPI: false });
  for (const wanted of wantedStreams(keepDays)) {
    if (!(await streamInfo(jsm, wanted.name))) await jsm.streams.add(wanted);
  }
}
