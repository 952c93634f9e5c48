/** All of alerts, put together: rules, the book, the watch over the floor, and what tells the world. */
import type { NatsConnection } from '@nats-io/nats-core';
import type { AlertDesk, AlertsView, DeskAlert } from '#lib/protocol/alerts.ts';
import type { Audience } from '#lib/protocol/view-address.ts';
import type { Floor } from '../floor/floor.ts';
import { deskAlert, idOf, isForDesks, type Alert } from './alert.ts';
import { AlertBook } from './book.ts';
import { deliverers, type Senders } from './deliver.ts';
import { Desk } from './desk.ts';
import { forwarder } from './forward.ts';
import { AlertLog } from './log.ts';
import { Rules } from './rules.ts';
import { Secrets, type SecretValues } from './secrets.ts';
import { emailSender, type MailSettings } from './senders/email.ts';
import { natsSender } from './senders/nats.ts';
import { webhookSender } from './senders/webhook.ts';
import { pushSender, type PushSettings } from './senders/webpush.ts';
import type { Beside } from './site-moment.ts';
import { Subscribers } from './subscribers.ts';
import { AlertWatch } from './watch.ts';

/** A server that died while it passed something on is replaced after so long. */
const FORWARD_WITHIN_MS = 5000;
/** What was given up is counted so often. */
const COUNT_EVERY_MS = 10_000;

export interface AlertSettings {
  readonly mail: MailSettings | null;
  readonly push: PushSettings | null;
  readonly secrets: SecretValues;
}

export interface AlertsOptions {
  readonly nc: NatsConnection;
  readonly keepDays: number;
  readonly settings: AlertSettings;
  readonly now: () => number;
  /** The floor, current for a moment; null: it is not known well enough to be judged. */
  readonly floorAt: (nowMs: number) => Floor | null;
  readonly beside: Beside;
  /** The address under which people reach this server, without a path. */
  readonly address: () => string;
  /** Something other is to be seen of alerts. */
  readonly onChange: () => void;
  readonly say: (text: string) => void;
}

export class Alerts {
  readonly desk: AlertDesk;
  readonly #book: AlertBook;
  readonly #rules: Rules;
  readonly #watch: AlertWatch;
  readonly #subscribers: Subscribers;
  readonly #log: AlertLog;
  readonly #workers: readonly { start(): void; stop(): void }[];
  #undelivered = 0;
  #counting: NodeJS.Timeout | null = null;

  constructor({ nc, keepDays, settings, now, floorAt, beside, address, onChange, say }: AlertsOptions) {
    const changed = (): void => {
      this.#watch.changed();
      onChange();
    };
    this.#book = new AlertBook({ nc, say, onChange: changed });
    this.#rules = new Rules({ nc, say, onChange: changed });
    this.#watch = new AlertWatch({ book: this.#book, rules: this.#rules, now, floorAt, beside, onChange });
    this.#subscribers = new Subscribers(nc, say);
    this.#log = new AlertLog(nc, keepDays);
    const secrets = new Secrets(settings.secrets);
    const senders: Senders = {
      nats: natsSender(nc),
      webhook: webhookSender(secrets, now),
      email: emailSender(settings.mail),
      webpush: pushSender(settings.push, (endpoint) => void this.#subscribers.remove(endpoint))
    };
    const link = (alert: Alert): string => `${address()}/alerts?site=${alert.site}#${idOf(alert)}`;
    this.#workers = [
      forwarder({
        nc,
        keepDays,
        ackWaitMs: FORWARD_WITHIN_MS,
        ruleOf: (id) => this.#rules.get(id)?.rule ?? null,
        context: () => ({ subscribers: this.#subscribers.list(), link }),
        say
      }),
      ...deliverers({ nc, keepDays, senders, now, say })
    ];
    this.desk = new Desk({
      book: this.#book,
      rules: this.#rules,
      watch: this.#watch,
      log: this.#log,
      senders,
      secrets,
      subscribers: this.#subscribers,
      view: (site) => this.view(site, 'desk'),
      link,
      now,
      hasMail: settings.mail !== null,
      pushKey: settings.push?.publicKey ?? null
    });
  }

  /** Begins to judge and to tell; resolves when what is kept is known, or `signal` is aborted. */
  async start(signal: AbortSignal): Promise<void> {
    await Promise.all([this.#book.start(signal), this.#rules.start(signal), this.#subscribers.start(signal)]);
    if (signal.aborted) return;
    for (const worker of this.#workers) worker.start();
    this.#watch.start();
    this.#counting = setInterval(() => void this.#count(), COUNT_EVERY_MS);
    void this.#count();
  }

  stop(): void {
    clearInterval(this.#counting ?? undefined);
    this.#watch.stop();
    for (const part of [...this.#workers, this.#book, this.#rules, this.#subscribers]) part.stop();
  }

  /** Something has happened on the floor. */
  changed(): void {
    this.#watch.changed();
  }

  /** @param site null: of every site */
  view(site: string | null, audience: Audience): AlertsView {
    const alerts = Object.create(null) as Record<string, DeskAlert>;
    for (const [key, alert] of this.#book.open) {
      if (site !== null && alert.site !== site) continue;
      if (audience === 'wall' && isForDesks(alert)) continue;
      const shown = deskAlert(alert, this.#watch.glance(key));
      alerts[shown.id] = audience === 'wall' ? withoutPeople(shown) : shown;
    }
    return { alerts, undelivered: audience === 'wall' ? 0 : this.#undelivered };
  }

  async #count(): Promise<void> {
    // Where it can't be asked now, it is as it was.
    this.#undelivered = await this.#log.countUndelivered().catch(() => this.#undelivered);
  }
}

/** On a wall nobody is named. */
const withoutPeople = (alert: DeskAlert): DeskAlert => ({
  ...alert,
  acknowledged: alert.acknowledged && { by: '', atMs: alert.acknowledged.atMs },
  steps: []
});
