import type { FigureFormat } from '#lib/format/figures.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import type { Measure } from '#lib/protocol/alert-rules.ts';
import { unitOf, type Unit } from '#lib/protocol/figures.ts';

export const unitOfMeasure = (measure: Measure): Unit =>
  measure.kind === 'figure' ? unitOf(measure.figure) : 'duration';

/** What a condition looks at, in words. */
export function measureText(measure: Measure, t: Translate): string {
  return measure.kind === 'figure' ? t(`figure.${measure.figure}`) : t(`alerts.measure.${measure.kind}`);
}

export function valueText(value: number | null, measure: Measure, format: FigureFormat): string {
  const unit = unitOfMeasure(measure);
  return unit === 'ratio' ? format.ratio(value) : unit === 'duration' ? format.duration(value) : format.count(value);
}
