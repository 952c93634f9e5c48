/** What pages may ask and tell of alerts. */
import type { AlertAction, AlertDesk, AlertsView, DeskAlert, HistoryQuestion, Outcome } from '#lib/protocol/alerts.ts';
import type { AlertRule, KeptRule, Route } from '#lib/protocol/alert-rules.ts';
import { deskAlert, idOf, keyOfId, type Alert } from './alert.ts';
import type { AlertBook } from './book.ts';
import { messageOf } from './delivery.ts';
import type { Senders } from './deliver.ts';
import { historyAsCsv } from './history-file.ts';
import { act, refusal } from './life.ts';
import type { AlertLog } from './log.ts';
import { readAction } from './read-action.ts';
import { readRule, RULE_SCHEMA } from './rule-schema.ts';
import type { Rules } from './rules.ts';
import { sampleAlert } from './sample.ts';
import type { Secrets } from './secrets.ts';
import type { Subscribers } from './subscribers.ts';
import type { AlertWatch } from './watch.ts';

export interface DeskParts {
  readonly book: AlertBook;
  readonly rules: Rules;
  readonly watch: AlertWatch;
  readonly log: AlertLog;
  readonly senders: Senders;
  readonly secrets: Secrets;
  readonly subscribers: Subscribers;
  readonly view: (site: string | null) => AlertsView;
  readonly link: (alert: Alert) => string;
  readonly now: () => number;
  readonly hasMail: boolean;
  readonly pushKey: string | null;
}

/** Somebody may have changed it between two looks; somebody who does so again and again is a machine. */
const MOST_ATTEMPTS = 5;

const failed = (error: unknown): { status: 503; error: string } => ({
  status: 503,
  error: error instanceof Error ? error.message : String(error)
});

export class Desk implements AlertDesk {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  view(site: string | null): AlertsView {
    return this.#parts.view(site);
  }

  async act(id: string, document: unknown): Promise<Outcome<DeskAlert | null>> {
    const { action, problem } = readAction(document);
    return action ? this.#act(id, action) : { status: 400, error: problem };
  }

  history(question: HistoryQuestion, most: number) {
    return this.#parts.log.history(question, most);
  }

  async historyFile(question: HistoryQuestion): Promise<string> {
    return historyAsCsv(await this.#parts.log.history(question));
  }

  undelivered() {
    return this.#parts.log.undelivered();
  }

  deliverAgain(number: number) {
    return this.#parts.log.deliverAgain(number);
  }

  rules(): readonly KeptRule[] {
    return this.#parts.rules.list();
  }

  ruleSchema(): object {
    return RULE_SCHEMA;
  }

  saveRule(rule: unknown, revision: number | null) {
    return this.#parts.rules.save(rule, revision);
  }

  removeRule(id: string, revision: number) {
    return this.#parts.rules.remove(id, revision);
  }

  async testSend(document: unknown, route: number): Promise<Outcome<null>> {
    const { rule, problems } = readRule(document);
    if (!rule) return { status: 400, error: problems.join('; ') };
    const chosen = [...rule.routes, ...(rule.escalation?.routes ?? [])][route];
    if (!chosen) return { status: 400, error: `there is no route ${route}` };
    try {
      await this.#sendSample(rule, chosen);
      return { value: null };
    } catch (error) {
      return failed(error);
    }
  }

  means() {
    const { secrets, hasMail, pushKey } = this.#parts;
    return { secrets: secrets.names, email: hasMail, pushKey };
  }

  subscribe(subscriber: unknown) {
    return this.#parts.subscribers.add(subscriber);
  }

  unsubscribe(endpoint: string) {
    return this.#parts.subscribers.remove(endpoint);
  }

  async #act(id: string, action: AlertAction): Promise<Outcome<DeskAlert | null>> {
    const { book, watch, now } = this.#parts;
    const key = keyOfId(id);
    for (let attempt = 0; key !== null && attempt < MOST_ATTEMPTS; attempt++) {
      const alert = book.get(key);
      if (!alert || idOf(alert) !== id) break;
      const refused = refusal(alert.life, action, alert.isForPeople);
      if (refused !== null) return { status: 409, error: refused };
      const next = { ...alert, life: act(alert.life, action, now()) };
      // The watch may be storing one of its own: what it comes to is looked at then.
      await book.whenWritten(key);
      if (book.get(key) === alert && (await book.put(key, next))) {
        watch.changed();
        return { value: next.life.stage === 'resolved' ? null : deskAlert(next, watch.glance(key)) };
      }
    }
    const known = key !== null && book.get(key);
    if (known && idOf(known) === id) return { status: 503, error: 'it can’t be stored now: try again in a moment' };
    return { status: 404, error: `there is no alert ${JSON.stringify(id)} any more` };
  }

  async #sendSample(rule: AlertRule, route: Route): Promise<void> {
    const { senders, subscribers, link, now } = this.#parts;
    const alert = sampleAlert(rule, now());
    const message = messageOf(alert, 'test', link);
    const key = `test.${rule.id}.${now().toString(36)}`;
    if (route.kind !== 'webpush') return senders[route.kind]({ key, route, to: null, message });
    const known = subscribers.list();
    if (known.length === 0) throw new Error('no browser has asked to be told');
    for (const { subscriber } of known) await senders.webpush({ key, route, to: subscriber, message });
  }
}
