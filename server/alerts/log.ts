/** The log: alerts that are over, and deliveries that were given up. Read when somebody asks. */
import { DeliverPolicy, jetstream, jetstreamManager, type JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { AlertRecord, HistoryQuestion, Outcome, Undelivered } from '#lib/protocol/alerts.ts';
import type { GivenUp } from './deliver.ts';
import { placeOf } from './delivery.ts';
import { deliverySubject, LOG, provisionAlertStreams, RESOLVED, UNDELIVERED } from './streams.ts';

const READ_AT_ONCE = 1000;
const READ_WITHIN_MS = 2000;

/** Null: whatever it is. */
const isIt = <T>(wanted: T | null, found: T): boolean => wanted === null || wanted === found;

export function isAskedFor(
  record: AlertRecord,
  { site, rule, severity, entity, fromMs, toMs }: HistoryQuestion
): boolean {
  return (
    isIt(site, record.site) &&
    isIt(rule, record.rule) &&
    isIt(severity, record.severity) &&
    isIt(entity, record.entity.id) &&
    (fromMs === null || record.resolvedAtMs >= fromMs) &&
    (toMs === null || record.resolvedAtMs < toMs)
  );
}

export class AlertLog {
  readonly #nc: NatsConnection;
  readonly #keepDays: number;

  constructor(nc: NatsConnection, keepDays: number) {
    this.#nc = nc;
    this.#keepDays = keepDays;
  }

  /** The latest first. @throws Error where it can't be read now */
  async history(question: HistoryQuestion, most = Infinity): Promise<AlertRecord[]> {
    const records = new Map<string, AlertRecord>();
    // What is over was logged when it was, or soon after: the stream's own time finds the place to begin.
    const startMs = question.fromMs ?? undefined;
    for (const message of await this.#read(RESOLVED, startMs)) {
      const record = message.json<AlertRecord>();
      if (isAskedFor(record, question)) records.set(record.id, record);
    }
    return [...records.values()].sort((a, b) => b.resolvedAtMs - a.resolvedAtMs).slice(0, most);
  }

  /** The latest first. @throws Error where it can't be read now */
  async undelivered(): Promise<Undelivered[]> {
    const messages = await this.#read(UNDELIVERED);
    return messages.reverse().map((message) => undeliveredOf(message.seq, message.json<GivenUp>()));
  }

  /** How many deliveries were given up. @throws Error where it can't be asked now */
  async countUndelivered(): Promise<number> {
    const jsm = await jetstreamManager(this.#nc, { checkAPI: false });
    const { state } = await jsm.streams.info(LOG, { subjects_filter: UNDELIVERED });
    return Object.values(state.subjects ?? {}).reduce((total, count) => total + count, 0);
  }

  /** Puts what was given up among the deliveries again. */
  async deliverAgain(number: number): Promise<Outcome<null>> {
    try {
      const jsm = await jetstreamManager(this.#nc, { checkAPI: false });
      const message = await jsm.streams.getMessage(LOG, { seq: number }).catch(() => null);
      if (!message?.subject.startsWith(UNDELIVERED.replace('>', ''))) {
        return { status: 404, error: `no delivery of the number ${number} was given up` };
      }
      const { delivery } = message.json<GivenUp>();
      // Twice of one number is once; whoever receives it knows it by the delivery's own key.
      const msgID = `again.${delivery.key}.${number}`;
      await jetstream(this.#nc).publish(deliverySubject(delivery.route.kind), JSON.stringify(delivery), { msgID });
      await jsm.streams.deleteMessage(LOG, number, false);
      return { value: null };
    } catch (error) {
      return { status: 503, error: error instanceof Error ? error.message : String(error) };
    }
  }

  async #read(filter: string, startMs?: number): Promise<JsMsg[]> {
    await provisionAlertStreams(this.#nc, this.#keepDays);
    const consumer = await jetstream(this.#nc).consumers.get(LOG, {
      filter_subjects: filter,
      ...(startMs === undefined
        ? { deliver_policy: DeliverPolicy.All }
        : { deliver_policy: DeliverPolicy.StartTime, opt_start_time: new Date(startMs).toISOString() })
    });
    const found: JsMsg[] = [];
    let pending = (await consumer.info(true)).num_pending;
    while (pending > 0) {
      // What expires while it is read never comes: the next look counts as much as what the last message said.
      pending = 0;
      for await (const message of await consumer.fetch({ max_messages: READ_AT_ONCE, expires: READ_WITHIN_MS })) {
        found.push(message);
        pending = message.info.pending;
        if (pending === 0) break;
      }
    }
    return found;
  }
}

function undeliveredOf(number: number, { delivery, problem, attempts, atMs }: GivenUp): Undelivered {
  const { key, route, message } = delivery;
  return {
    number,
    key,
    kind: route.kind,
    to: placeOf(delivery),
    alert: message.id,
    text: message.text.en,
    problem,
    attempts,
    atMs
  };
}
