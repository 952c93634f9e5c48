/** What is foreseen, in words and figures that somebody acts on. */
import type { Speech } from '#lib/i18n/speech.ts';
import { spanText } from '#lib/explain/figure-text.ts';
import { NOTHING, type FigureFormat } from '#lib/format/figures.ts';
import type { Outlook5To30, OutlookMoment, OutlookNow, QueueOutlook } from '#lib/protocol/outlook.ts';

export const FIGURES = ['waiting', 'serviceLevel', 'abandoned'] as const;
export type FigureName = (typeof FIGURES)[number];

export type Horizon = keyof Outlook5To30;

export const HORIZONS = [
  ['at5', 5],
  ['at15', 15],
  ['at30', 30]
] as const satisfies readonly (readonly [Horizon, number])[];

/** Nobody foresees tenths of a per cent; rounded down, it is never told as a target that it misses. */
export const wholePercent = (share: number, format: FigureFormat): string =>
  format.target(Math.floor(share * 100 + 1e-9) / 100);

export function amountText(name: FigureName, value: number | null, format: FigureFormat): string {
  if (value === null) return NOTHING;
  return name === 'serviceLevel' ? wholePercent(value, format) : format.count(Math.round(value));
}

export const nowText = (name: FigureName, now: OutlookNow, format: FigureFormat): string =>
  amountText(name, now[name], format);

/** Of a service level the mean: by that it is judged how many agents are needed. Of a count, what is as likely as not. */
export function centreOf(name: FigureName, moment: OutlookMoment): number | null {
  const figure = moment[name];
  return figure && (name === 'serviceLevel' ? figure.expected : figure.likely);
}

/** Nothing where the range is the one value that is shown already. */
export function rangeText(name: FigureName, moment: OutlookMoment, { t, format }: Speech): string {
  const figure = moment[name];
  if (!figure) return '';
  const [low, high] = [amountText(name, figure.low, format), amountText(name, figure.high, format)];
  if (low !== high) return t('outlook.range', { low, high });
  return low === amountText(name, centreOf(name, moment), format) ? '' : t('outlook.mostly', { value: low });
}

/** Who is there for a queue, who of them not for it alone, and how many its target takes. */
export function agentsText(
  { agentsServing, agentsShared, agentsNeeded }: QueueOutlook,
  { t }: Pick<Speech, 't'>
): string {
  const there = t('outlook.there', { agents: agentsServing });
  const isAll = agentsShared === agentsServing;
  const shared = t(isAll ? 'outlook.allShared' : 'outlook.shared', { agents: agentsShared });
  const takes = agentsNeeded ? [t('outlook.takes', { agents: agentsNeeded.needed })] : [];
  return [agentsShared === 0 ? there : t('outlook.thereShared', { there, shared }), ...takes].join(' · ');
}

type Promised = Pick<QueueOutlook, 'target' | 'thresholdMs' | 'agentsNeeded'>;

/** What a queue's team leader is to do about it. */
export function needText({ target, thresholdMs, agentsNeeded }: Promised, { t, format }: Speech): string {
  if (!agentsNeeded) return t('outlook.quiet');
  // A number and its unit stay together.
  const promise = { target: format.target(target), threshold: spanText(thresholdMs, t).replaceAll(' ', '\u00a0') };
  const { missing, spare } = agentsNeeded;
  if (missing > 0) return t('outlook.need', { ...promise, agents: missing });
  return spare > 0 ? t('outlook.spare', { ...promise, agents: spare }) : t('outlook.enough', promise);
}

export function changeText(agents: number, { t }: Pick<Speech, 't'>): string {
  if (agents === 0) return t('outlook.asItIs');
  return agents > 0 ? t('outlook.more', { agents }) : t('outlook.fewer', { agents: -agents });
}

/** Those that lack agents, where most are lacking first. */
export const lacking = (queues: readonly QueueOutlook[]): QueueOutlook[] =>
  queues
    .filter(({ agentsNeeded }) => (agentsNeeded?.missing ?? 0) > 0)
    .sort((a, b) => b.agentsNeeded!.missing - a.agentsNeeded!.missing);
