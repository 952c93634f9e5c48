/**
 * Passes on what the book stores: to whom it is to be told, and what is over into the log. Whatever happens in between, each
 * change is passed on at least once, and what was passed on before is known by its name.
 */
import { jetstream, type JetStreamClient, type JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { AlertRule } from '#lib/protocol/alert-rules.ts';
import { changeOf, recordOf, type Alert } from './alert.ts';
import { ALERT_BUCKET } from './book.ts';
import { deliveriesOf, type Context } from './delivery.ts';
import { deliverySubject, provisionAlertStreams, resolvedSubject } from './streams.ts';
import { Worker } from './worker.ts';

export interface ForwardOptions {
  readonly nc: NatsConnection;
  readonly keepDays: number;
  /** After how long without a word another server takes over. */
  readonly ackWaitMs: number;
  readonly ruleOf: (id: string) => AlertRule | null;
  readonly context: () => Context;
  readonly say: (text: string) => void;
}

const AGAIN_MS = 1000;

async function pass(js: JetStreamClient, alert: Alert, { ruleOf, context }: ForwardOptions): Promise<void> {
  const rule = ruleOf(alert.rule);
  for (const delivery of rule ? deliveriesOf(alert, rule, context()) : []) {
    await js.publish(deliverySubject(delivery.route.kind), JSON.stringify(delivery), { msgID: delivery.key });
  }
  const record = recordOf(alert);
  if (!record) return;
  const subject = resolvedSubject(alert.site, alert.rule);
  await js.publish(subject, JSON.stringify(record), { msgID: `over.${changeOf(alert)}` });
}

/** Null: it was taken away, or is none. */
function alertIn(message: JsMsg): Alert | null {
  try {
    return message.data.length === 0 ? null : message.json<Alert>();
  } catch {
    return null;
  }
}

export function forwarder(options: ForwardOptions): Worker {
  const { nc, keepDays, ackWaitMs, say } = options;
  const js = jetstream(nc);
  return new Worker({
    nc,
    stream: `KV_${ALERT_BUCKET}`,
    durable: 'alerts-forward',
    filter: `$KV.${ALERT_BUCKET}.alert.>`,
    ackWaitMs,
    atOnce: 64,
    provision: () => provisionAlertStreams(nc, keepDays),
    say,
    async work(message) {
      const alert = alertIn(message);
      try {
        if (alert) await pass(js, alert, options);
        message.ack();
      } catch (error) {
        message.nak(AGAIN_MS);
        throw error;
      }
    }
  });
}
