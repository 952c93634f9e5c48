/**
 * Watches the live floor by the rules, and leads each alert on: at once where something has happened, and as time goes by.
 * Every server does so; of what they come to, the first that is stored counts.
 */
import type { AlertRule } from '#lib/protocol/alert-rules.ts';
import type { AlertValue } from '#lib/protocol/alerts.ts';
import type { Floor } from '../floor/floor.ts';
import type { Site } from '../floor/site.ts';
import { isForPeople, keyOf, timingOf, type Alert, type Glance } from './alert.ts';
import type { AlertBook } from './book.ts';
import { evaluate, worse, type Observation } from './evaluate.ts';
import { fillText } from './fill-text.ts';
import { nextDueMs, step, withdraw, type Life, type Sight } from './life.ts';
import { isOpen } from './open-hours.ts';
import type { Rules } from './rules.ts';
import { SiteMoment, type Beside } from './site-moment.ts';
import { changeTexts } from './workload-measure.ts';

/** Between two looks there are so many times what a look takes, but no less and no more than this, milliseconds. */
const SHARE = 20;
const LEAST_REST_MS = 40;
const MOST_REST_MS = 150;
/** How much of what a look takes is told by the last one: one that was held up says little. */
const WEIGHT = 0.2;
/** What changes by mere time is looked for so often. */
const TIME_DRIVEN_MS = 250;
/** A peak that has grown is stored so often, if nothing else is. */
const PEAK_MS = 30_000;

export interface WatchOptions {
  readonly book: AlertBook;
  readonly rules: Rules;
  readonly now: () => number;
  /** The floor, current for a moment; null: it is not known well enough to be judged. */
  readonly floorAt: (nowMs: number) => Floor | null;
  readonly beside: Beside;
  /** Something other is to be seen of alerts. */
  readonly onChange: () => void;
}

/** What is remembered of an entity that has an alert, or is about to. */
interface Noted extends Glance {
  readonly isCritical: boolean;
  /** Since when it has been critical, or less than that. */
  readonly steadySinceMs: number;
  readonly rule: AlertRule;
}

/** A site that is being judged. */
interface Judging {
  readonly moment: SiteMoment;
  /** What was asked for before is none of ours. */
  readonly fromMs: number;
  /** The alerts that have been looked at. */
  readonly seen: Set<string>;
}

export class AlertWatch {
  readonly #options: WatchOptions;
  readonly #noted = new Map<string, Noted>();
  readonly #storedPeakMs = new Map<string, number>();
  #timer: NodeJS.Timeout | NodeJS.Immediate | null = null;
  #timerAtMs = Infinity;
  #lookedAtMs = -Infinity;
  #tookMs = 0;
  #isRunning = false;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isRunning = true;
    this.changed();
  }

  stop(): void {
    this.#isRunning = false;
    clearTimeout(this.#timer as NodeJS.Timeout);
    clearImmediate(this.#timer as NodeJS.Immediate);
  }

  /** Something has happened on the floor, to the rules, or to an alert. */
  changed(): void {
    const restMs = Math.min(MOST_REST_MS, Math.max(LEAST_REST_MS, SHARE * this.#tookMs));
    this.#lookBy(Math.max(this.#options.now(), this.#lookedAtMs + restMs));
  }

  /** What is seen of an alert at this moment; null: nothing is. */
  glance(key: string): Glance | null {
    return this.#noted.get(key) ?? null;
  }

  /** Looks at everything once. */
  look(): void {
    const startedAt = performance.now();
    const nowMs = this.#options.now();
    const floor = this.#options.floorAt(nowMs);
    if (floor) this.#lookAt(floor, nowMs);
    this.#lookedAtMs = nowMs;
    this.#tookMs += WEIGHT * (performance.now() - startedAt - this.#tookMs);
    if (this.#isRunning) this.#lookBy(this.#nextMs(nowMs));
  }

  #lookAt(floor: Floor, nowMs: number): void {
    for (const site of floor.sites.values()) this.#judge(site, floor, nowMs);
    for (const [key, alert] of this.#options.book.open) {
      if (!floor.sites.has(alert.site)) this.#loseSight(key, alert, nowMs);
    }
  }

  #lookBy(atMs: number): void {
    if (!this.#isRunning || atMs >= this.#timerAtMs) return;
    clearTimeout(this.#timer as NodeJS.Timeout);
    clearImmediate(this.#timer as NodeJS.Immediate);
    const waitMs = atMs - this.#options.now();
    const look = (): void => {
      this.#timerAtMs = Infinity;
      this.look();
    };
    this.#timerAtMs = atMs;
    // Right after what is being read now, so that events which came together are looked at together.
    this.#timer = waitMs <= 0 ? setImmediate(look) : setTimeout(look, waitMs);
  }

  #nextMs(nowMs: number): number {
    let nextMs = nowMs + TIME_DRIVEN_MS;
    for (const [key, { life }] of this.#options.book.open) {
      const noted = this.#noted.get(key);
      const dueMs = noted ? nextDueMs(life, timingOf(noted.rule)) : Infinity;
      if (dueMs > nowMs) nextMs = Math.min(nextMs, dueMs);
    }
    return nextMs;
  }

  #judge(site: Site, floor: Floor, nowMs: number): void {
    if (site.heardFromMs === Infinity || site.isCatchingUp(nowMs)) return;
    const { book, rules, beside } = this.#options;
    const fromMs = book.judgedFromMs(site.id);
    if (fromMs === null) return book.judgeFrom(site.id, nowMs);
    const judging = { moment: new SiteMoment(floor, site, nowMs, beside), fromMs, seen: new Set<string>() };
    for (const { rule } of rules.list()) if (rule.enabled) this.#judgeBy(rule, judging);
    for (const [key, alert] of book.open) {
      if (alert.site === site.id && !judging.seen.has(key)) this.#loseSight(key, alert, nowMs);
    }
  }

  #judgeBy(rule: AlertRule, { moment, fromMs, seen }: Judging): void {
    const { book } = this.#options;
    const { site, nowMs } = moment;
    const isRuleOpen = isOpen(rule.openHours, moment.timeZone, nowMs);
    const isAsked = (entity: { readonly kind: Alert['entity']['kind']; readonly id: string }): boolean =>
      this.#noted.has(keyOf(rule.id, site, entity)) || book.open.has(keyOf(rule.id, site, entity));
    for (const observation of evaluate(rule, moment, isAsked)) {
      if (observation.help && observation.help.sinceMs < fromMs) continue;
      const key = keyOf(rule.id, site, observation.entity);
      seen.add(key);
      if (book.isWriting(key)) continue;
      const alert = book.get(key);
      const sight = this.#note(key, rule, alert, observation, isRuleOpen, nowMs);
      const life = step(alert?.life ?? null, sight, timingOf(rule), nowMs);
      if (life) this.#store(key, this.#alertOf(rule, moment, observation, life), nowMs);
      else if (alert) this.#keepPeak(key, alert, nowMs);
      if ((life ?? alert?.life)?.stage === 'resolved' && observation.level === null) this.#noted.delete(key);
    }
  }

  /** Notes what is seen, and the worst of it so far. */
  #note(
    key: string,
    rule: AlertRule,
    alert: Alert | null,
    { level, held, values, entity, help }: Observation,
    isRuleOpen: boolean,
    nowMs: number
  ): Sight {
    const before = this.#noted.get(key);
    const isCritical = level === 'critical';
    const steadySinceMs = before?.isCritical === isCritical ? before.steadySinceMs : nowMs;
    const isSame = alert !== null && alert.life.stage !== 'resolved';
    const peaks = isSame ? (before?.values ?? alert.values) : [];
    const noted = {
      rule,
      isCritical,
      steadySinceMs,
      isBlind: entity.isBlind,
      values: values.map((each, place): AlertValue => {
        const { compare } = rule.when.conditions[place]!;
        return { ...each, peak: worse(compare, each.value, peaks[place]?.peak ?? null) };
      })
    };
    this.#noted.set(key, noted);
    return { level, held, steadySinceMs, isBlind: entity.isBlind, isOpen: isRuleOpen, causeMs: help?.sinceMs ?? null };
  }

  #alertOf(rule: AlertRule, moment: SiteMoment, { entity, help, held, change }: Observation, life: Life): Alert {
    const { id, name, kind } = entity;
    const values = this.#noted.get(keyOf(rule.id, moment.site, entity))!.values;
    const said = change && changeTexts(change, name, moment.timeZone);
    const facts = { siteName: moment.name, entityName: name, values, helpText: help?.text ?? null, change: said };
    return {
      rule: rule.id,
      ruleName: rule.name,
      site: moment.site,
      siteName: moment.name,
      entity: { kind, id, name },
      channel: rule.scope.channel,
      text: held === null ? this.#lastText(rule, moment.site, entity, facts) : fillText(rule.text, facts),
      values,
      sound: rule.sound,
      isForPeople: isForPeople(rule),
      life
    };
  }

  /** What is clear keeps saying what it was about: now its figures are good. */
  #lastText(rule: AlertRule, site: string, entity: Observation['entity'], facts: Parameters<typeof fillText>[1]) {
    return this.#options.book.get(keyOf(rule.id, site, entity))?.text ?? fillText(rule.text, facts);
  }

  /** Its rule says so no more, or what it is about is gone. */
  #loseSight(key: string, alert: Alert, nowMs: number): void {
    if (this.#options.book.isWriting(key)) return;
    const rule = this.#options.rules.get(alert.rule)?.rule;
    const isJudged = rule?.enabled === true && rule.scope.each === alert.entity.kind;
    const life = isJudged ? step(alert.life, null, timingOf(rule), nowMs) : withdraw(alert.life, nowMs);
    this.#noted.delete(key);
    // Who asks for nothing more and has signed out is not gone: that is over.
    const ending = alert.isForPeople && life?.ending === 'gone' ? 'clear' : life?.ending;
    if (life) this.#store(key, { ...alert, life: { ...life, ending: ending ?? null } }, nowMs);
  }

  #keepPeak(key: string, alert: Alert, nowMs: number): void {
    const noted = this.#noted.get(key);
    if (!noted || alert.life.stage === 'resolved') return;
    const storedMs = this.#storedPeakMs.get(key) ?? nowMs;
    this.#storedPeakMs.set(key, storedMs);
    const isWorse = noted.values.some(({ peak }, place) => peak !== alert.values[place]?.peak);
    if (!isWorse || nowMs - storedMs < PEAK_MS) return;
    this.#store(key, { ...alert, values: noted.values, life: { ...alert.life, notice: null } }, nowMs);
  }

  #store(key: string, alert: Alert, nowMs: number): void {
    const { book } = this.#options;
    this.#storedPeakMs.set(key, nowMs);
    if (alert.life.stage === 'resolved') this.#storedPeakMs.delete(key);
    // Whether or not it was stored, there is something to look at again.
    void book.put(key, alert).then(() => this.changed());
  }
}
