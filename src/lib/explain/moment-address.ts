import { formatMoment } from '#lib/protocol/moment-parameters.ts';
import type { Moment } from '#lib/protocol/questions.ts';

/** The address of what was so at that moment; null: the present. */
export const withMoment = (address: string, moment: Moment | null): string =>
  moment ? `${address}&${formatMoment(moment)}` : address;
