/**
 * The life of an alert: pending → firing → recovering → resolved, and what people do to it. A pure function of what was, what
 * is seen, and the moment; whoever runs it stores what comes out, or finds that another server was first.
 */
import type { Severity } from '#lib/protocol/alert-rules.ts';
import type { Acknowledgement, AlertAction, AlertState, AlertStep, Ending } from '#lib/protocol/alerts.ts';

/** What is told to the world by a change. */
export type Notice = 'firing' | 'critical' | 'escalated' | 'resolved';

export interface Life {
  readonly stage: 'pending' | 'firing' | 'recovering' | 'resolved';
  readonly severity: Severity;
  /** When it began to hold. */
  readonly sinceMs: number;
  /** When its stage began. */
  readonly stageMs: number;
  readonly firedAtMs: number | null;
  readonly ending: Ending | null;
  readonly flaps: number;
  readonly acknowledged: Acknowledgement | null;
  /** It outlasts the alert: what was put to sleep does not wake anybody by coming again. */
  readonly snoozedUntilMs: number | null;
  readonly escalatedAtMs: number | null;
  /** What somebody asked for up to then is settled. */
  readonly settledMs: number | null;
  /** When that was asked for which it is about, if it is about that. */
  readonly causeMs: number | null;
  /** The gravest that was told; null: nothing was. */
  readonly told: Severity | null;
  readonly notice: Notice | null;
  /** One more with every change. */
  readonly changes: number;
  readonly steps: readonly AlertStep[];
}

/** The times of a rule. */
export interface Timing {
  readonly forMs: number;
  readonly keepFiringMs: number;
  /** Null: it is never escalated. */
  readonly escalateMs: number | null;
}

/** What is seen of what it is about. */
export interface Sight {
  readonly level: Severity | null;
  readonly held: Severity | null;
  /** Since when it has been critical, or been less than that. */
  readonly steadySinceMs: number;
  readonly isBlind: boolean;
  readonly isOpen: boolean;
  /** When an agent asked for that which it is about. */
  readonly causeMs: number | null;
}

const MOST_STEPS = 60;

export function stateOf({ stage, acknowledged }: Life): AlertState {
  return stage === 'firing' && acknowledged ? 'acknowledged' : stage;
}

const stepOf = (atMs: number, step: AlertStep['step'], by: string | null = null, note: string | null = null) => ({
  atMs,
  step,
  by,
  note
});

function isAsleep({ snoozedUntilMs }: Life, nowMs: number): boolean {
  return snoozedUntilMs !== null && nowMs < snoozedUntilMs;
}

/** A change of a life: nothing is told but what the change says. */
function changed(life: Life, change: Partial<Life>, step: AlertStep | null): Life {
  const steps = step ? [...life.steps.slice(0, 1), ...life.steps.slice(1).slice(2 - MOST_STEPS), step] : life.steps;
  return { ...life, notice: null, ...change, steps, changes: life.changes + 1 };
}

/** Tells of it, unless it sleeps. */
function telling(life: Life, notice: Notice, nowMs: number): Life {
  if (isAsleep(life, nowMs)) return life;
  const told = notice === 'resolved' ? life.told : life.severity;
  return { ...life, notice, told: life.told === 'critical' ? 'critical' : told };
}

function begin(before: Life | null, { level, causeMs }: Sight, { forMs }: Timing, nowMs: number): Life {
  const isPending = forMs > 0;
  const life: Life = {
    stage: isPending ? 'pending' : 'firing',
    severity: level!,
    sinceMs: nowMs,
    stageMs: nowMs,
    firedAtMs: isPending ? null : nowMs,
    ending: null,
    flaps: 0,
    acknowledged: null,
    snoozedUntilMs: before && isAsleep(before, nowMs) ? before.snoozedUntilMs : null,
    escalatedAtMs: null,
    settledMs: before?.settledMs ?? null,
    causeMs,
    told: null,
    notice: null,
    changes: (before?.changes ?? 0) + 1,
    steps: [stepOf(nowMs, isPending ? 'pending' : 'firing')]
  };
  return isPending ? life : telling(life, 'firing', nowMs);
}

function fire(life: Life, severity: Severity, nowMs: number): Life {
  const step = stepOf(nowMs, 'firing');
  return telling(changed(life, { stage: 'firing', stageMs: nowMs, firedAtMs: nowMs, severity }, step), 'firing', nowMs);
}

/** What never fired just goes; what did is told to be over, if it was told at all. */
function end(life: Life, ending: Ending, nowMs: number, by: string | null = null, note: string | null = null): Life {
  const change = { stage: 'resolved', stageMs: nowMs, ending } as const;
  const over = changed(life, change, stepOf(nowMs, 'resolved', by, note));
  return life.told === null ? over : telling(over, 'resolved', nowMs);
}

/** How grave it is to be called: at once what it has been for long enough. */
function severityAt(life: Life, { level, steadySinceMs }: Sight, timing: Timing, nowMs: number): Severity {
  const steadyMs = nowMs - steadySinceMs;
  if (level === 'critical') return steadyMs >= timing.forMs ? 'critical' : life.severity;
  return steadyMs >= timing.keepFiringMs ? 'warning' : life.severity;
}

function fromPending(life: Life, sight: Sight, timing: Timing, nowMs: number): Life | null {
  if (sight.level === null || sight.isBlind || !sight.isOpen) return end(life, 'clear', nowMs);
  if (nowMs - life.sinceMs < timing.forMs) return null;
  const isCritical = sight.level === 'critical' && nowMs - sight.steadySinceMs >= timing.forMs;
  // What can only be critical is so from the beginning.
  return fire(life, isCritical || life.severity === 'critical' ? sight.level : 'warning', nowMs);
}

function graver(life: Life, sight: Sight, timing: Timing, nowMs: number): Life | null {
  const severity = sight.held === null ? life.severity : severityAt(life, sight, timing, nowMs);
  if (severity === life.severity) return null;
  const next = changed(life, { severity }, stepOf(nowMs, severity));
  return severity === 'critical' && life.told !== 'critical' ? telling(next, 'critical', nowMs) : next;
}

function fromFiring(life: Life, sight: Sight, timing: Timing, nowMs: number): Life | null {
  if (sight.held !== null) return graver(life, sight, timing, nowMs);
  if (timing.keepFiringMs === 0) return end(life, 'clear', nowMs);
  return changed(life, { stage: 'recovering', stageMs: nowMs }, stepOf(nowMs, 'recovering'));
}

function fromRecovering(life: Life, sight: Sight, timing: Timing, nowMs: number): Life | null {
  if (sight.level !== null) {
    const flaps = life.flaps + 1;
    return changed(life, { stage: 'firing', stageMs: nowMs, flaps }, stepOf(nowMs, 'relapsed'));
  }
  return nowMs - life.stageMs >= timing.keepFiringMs ? end(life, 'clear', nowMs) : null;
}

/** What happens to what fires because time goes by and nobody does anything. */
function unattended(life: Life, { escalateMs }: Timing, nowMs: number): Life | null {
  if (life.stage === 'pending' || life.stage === 'resolved' || isAsleep(life, nowMs)) return null;
  if (life.snoozedUntilMs !== null) {
    const woken = changed(life, { snoozedUntilMs: null }, stepOf(nowMs, 'woken'));
    return life.acknowledged ? woken : telling(woken, 'firing', nowMs);
  }
  const isLate = escalateMs !== null && nowMs - life.firedAtMs! >= escalateMs;
  if (!isLate || life.escalatedAtMs !== null || life.acknowledged || life.stage === 'recovering') return null;
  return telling(changed(life, { escalatedAtMs: nowMs }, stepOf(nowMs, 'escalated')), 'escalated', nowMs);
}

const isOver = (life: Life | null): life is null | (Life & { stage: 'resolved' }) => !life || life.stage === 'resolved';

/** What was asked for before, and settled, counts no more. */
function withoutSettled(life: Life | null, sight: Sight): Sight {
  const { causeMs } = sight;
  const isSettled = causeMs !== null && causeMs <= (life?.settledMs ?? -Infinity);
  return isSettled ? { ...sight, level: null, held: null } : sight;
}

/**
 * What becomes of an alert.
 *
 * @param life null: there never was one
 * @param sight null: what it is about is not there any more
 * @returns null where all stays as it is
 */
export function step(life: Life | null, sight: Sight | null, timing: Timing, nowMs: number): Life | null {
  if (!sight) return isOver(life) ? null : end(life, 'gone', nowMs);
  const seen = withoutSettled(life, sight);
  if (isOver(life)) {
    return seen.level === null || seen.isBlind || !seen.isOpen ? null : begin(life, seen, timing, nowMs);
  }
  if (life.stage === 'pending') return fromPending(life, seen, timing, nowMs);
  if (!seen.isOpen) return end(life, 'closed', nowMs);
  const next = seen.isBlind
    ? null
    : life.stage === 'firing'
      ? fromFiring(life, seen, timing, nowMs)
      : fromRecovering(life, seen, timing, nowMs);
  return next ?? unattended(life, timing, nowMs);
}

/** The alert of a rule that says so no more. */
export function withdraw(life: Life, nowMs: number): Life | null {
  return isOver(life) ? null : end(life, 'rule', nowMs);
}

/** When mere time may change it next; Infinity: never. */
export function nextDueMs(life: Life, { forMs, keepFiringMs, escalateMs }: Timing): number {
  const { stage, stageMs, sinceMs, snoozedUntilMs, firedAtMs } = life;
  if (stage === 'resolved') return Infinity;
  if (stage === 'pending') return sinceMs + forMs;
  const wakesMs = snoozedUntilMs ?? Infinity;
  if (stage === 'recovering') return Math.min(stageMs + keepFiringMs, wakesMs);
  const isWaited = escalateMs !== null && life.escalatedAtMs === null && !life.acknowledged;
  return Math.min(wakesMs, isWaited ? firedAtMs! + escalateMs : Infinity);
}

/** Why an action can't be done; null where it can. */
export function refusal(life: Life, { action }: AlertAction, isForPeople: boolean): string | null {
  if (life.stage === 'resolved') return 'the alert is over';
  if (action === 'resolve' && !isForPeople) return 'it is over when its figures are: it can be acknowledged or snoozed';
  if (action === 'acknowledge' && life.stage === 'pending') return 'it has not fired yet';
  return null;
}

/** What people do to an alert that is not over. */
export function act(life: Life, action: AlertAction, nowMs: number): Life {
  const { by } = action;
  switch (action.action) {
    case 'acknowledge':
      return changed(life, { acknowledged: { by, atMs: nowMs } }, stepOf(nowMs, 'acknowledged', by, action.note));
    case 'note':
      return changed(life, {}, stepOf(nowMs, 'note', by, action.note));
    case 'snooze': {
      const snoozedUntilMs = nowMs + action.minutes * 60_000;
      return changed(life, { snoozedUntilMs }, stepOf(nowMs, 'snoozed', by));
    }
    case 'wake':
      return changed(life, { snoozedUntilMs: null }, stepOf(nowMs, 'woken', by));
    case 'resolve':
      return { ...end(life, 'settled', nowMs, by, action.note), settledMs: life.causeMs ?? nowMs };
  }
}
