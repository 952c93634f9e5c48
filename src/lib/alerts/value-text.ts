import type { FigureFormat } from '#lib/format/figures.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import { unitOfMeasure, type Measure } from '#lib/protocol/alert-rules.ts';

/** What a condition looks at, in words. */
export function measureText(measure: Measure, t: Translate): string {
  if (measure.kind === 'figure') return t(`figure.${measure.figure}`);
  if (measure.kind === 'outlook') return t(`alerts.foreseen.${measure.foreseen}`, { minutes: measure.inMinutes });
  return measure.kind === 'shift' ? t(`alerts.shift.${measure.shift}`) : t(`alerts.measure.${measure.kind}`);
}

export function valueText(value: number | null, measure: Measure, format: FigureFormat): string {
  const unit = unitOfMeasure(measure);
  return unit === 'ratio' ? format.ratio(value) : unit === 'duration' ? format.duration(value) : format.count(value);
}
