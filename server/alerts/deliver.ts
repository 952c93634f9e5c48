/**
 * Works off deliveries, those of each kind for themselves: one that fails is tried again after growing pauses, and put aside
 * in the log when that has gone on for an hour.
 */
import { jetstream, type JetStreamClient, type JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { ROUTE_KINDS, type RouteKind } from '#lib/protocol/alert-rules.ts';
import type { Delivery } from './delivery.ts';
import { DELIVERIES, deliverySubject, provisionAlertStreams, undeliveredSubject } from './streams.ts';
import { Worker } from './worker.ts';

/** Tells it; settles when it was taken. @throws Error saying why not, without anything that is secret */
export type Send = (delivery: Delivery) => Promise<void>;
export type Senders = Readonly<Record<RouteKind, Send>>;

/** Pauses before the second attempt, the third, and so on, seconds. */
export const PAUSES_S: readonly number[] = [1, 5, 15, 60, 300, 900, 2400];
const SEND_WITHIN_MS = 15_000;
const AT_ONCE = 16;

/** A delivery that was given up, as it stands in the log. */
export interface GivenUp {
  readonly delivery: Delivery;
  readonly problem: string;
  readonly attempts: number;
  readonly atMs: number;
}

export interface DeliverOptions {
  readonly nc: NatsConnection;
  readonly keepDays: number;
  readonly senders: Senders;
  readonly now: () => number;
  readonly say: (text: string) => void;
  readonly pausesS?: readonly number[];
}

/** The longest problem that is kept. */
const LONGEST = 500;
const problemOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, LONGEST);

async function giveUp(js: JetStreamClient, given: GivenUp): Promise<void> {
  const { key, route } = given.delivery;
  await js.publish(undeliveredSubject(route.kind), JSON.stringify(given), {
    msgID: `given-up.${key}.${given.attempts}`
  });
}

/** Null: somebody else wrote it. */
function deliveryIn(message: JsMsg): Delivery | null {
  try {
    const delivery = message.json<Partial<Delivery>>();
    return delivery.route && delivery.message ? (delivery as Delivery) : null;
  } catch {
    return null;
  }
}

async function deliver(message: JsMsg, js: JetStreamClient, options: DeliverOptions): Promise<void> {
  const { senders, now, say, pausesS = PAUSES_S } = options;
  const delivery = deliveryIn(message);
  if (!delivery) return message.term();
  try {
    await senders[delivery.route.kind](delivery);
    message.ack();
  } catch (error) {
    const attempts = message.info.deliveryCount;
    const pauseS = pausesS[attempts - 1];
    if (pauseS !== undefined) return message.nak(pauseS * 1000);
    await giveUp(js, { delivery, problem: problemOf(error), attempts, atMs: now() });
    message.ack();
    say(`an alert could not be delivered (${delivery.route.kind}): ${problemOf(error)}`);
  }
}

/** One for each kind. */
export function deliverers(options: DeliverOptions): Worker[] {
  const { nc, keepDays, say } = options;
  const js = jetstream(nc);
  return ROUTE_KINDS.map(
    (kind) =>
      new Worker({
        nc,
        stream: DELIVERIES,
        durable: `alerts-deliver-${kind}`,
        filter: deliverySubject(kind),
        ackWaitMs: SEND_WITHIN_MS,
        atOnce: AT_ONCE,
        provision: () => provisionAlertStreams(nc, keepDays),
        say,
        work: (message) => deliver(message, js, options)
      })
  );
}
