import type { MessageKey, Values } from '#lib/i18n/translator.ts';
import type { SourceRow } from '#lib/protocol/site-view.ts';
import { ageMs } from './age.ts';

export interface Remark {
  readonly key: MessageKey;
  readonly values: Values;
  /** How long it has been so, milliseconds; null where that is no matter of time. */
  readonly forMs: number | null;
  readonly isAlarm: boolean;
}

function onSource({ name, silent, heardAtMs, clockOffByMs }: SourceRow, nowMs: number): Remark[] {
  const remarks: Remark[] = [];
  if (silent) remarks.push({ key: 'source.silent', values: { name }, forMs: ageMs(nowMs, heardAtMs), isAlarm: true });
  if (clockOffByMs !== null) {
    const key = clockOffByMs > 0 ? 'source.ahead' : 'source.behind';
    const seconds = Math.round(Math.abs(clockOffByMs) / 1000);
    remarks.push({ key, values: { name, seconds }, forMs: null, isAlarm: false });
  }
  return remarks;
}

/** What a reader of the figures must know about where they come from; the gravest first. */
export function remarks(sources: Readonly<Record<string, SourceRow>>, rejected: number, nowMs: number): Remark[] {
  const all = Object.values(sources).flatMap((source) => onSource(source, nowMs));
  if (rejected > 0) all.push({ key: 'rejected', values: { count: rejected }, forMs: null, isAlarm: false });
  return all.sort((a, b) => Number(b.isAlarm) - Number(a.isAlarm));
}
