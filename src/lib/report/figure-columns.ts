import type { MessageKey } from '#lib/i18n/translator.ts';
import type { FigureId } from '#lib/protocol/figures.ts';
import type { Report, ReportBy, ReportColumn } from '#lib/protocol/report.ts';

const isOfAgents = (by: ReportBy): boolean => by === 'team' || by === 'agent';

/** What a reader of the day looks at, in that order; the others are a click away. */
const MAIN: readonly FigureId[] = [
  'serviceLevel',
  'offered',
  'answered',
  'abandoned',
  'abandonRate',
  'asaMs',
  'maxWaitMs',
  'handled',
  'ahtMs',
  'occupancy'
];
const MAIN_OF_AGENTS: readonly FigureId[] = [
  'handled',
  'ahtMs',
  'ringNoAnswer',
  'availableMs',
  'talkingMs',
  'holdMs',
  'acwMs',
  'notReadyMs',
  'occupancy'
];

export function shownColumns({ by, columns }: Report, isAll: boolean): readonly ReportColumn[] {
  if (isAll) return columns;
  return (isOfAgents(by) ? MAIN_OF_AGENTS : MAIN).flatMap((main) => columns.find(({ id }) => id === main) ?? []);
}

/** A queue's hold time is the mean of its contacts, an agent's the time in that state. */
const OF_AGENTS: Partial<Record<FigureId, MessageKey>> = {
  holdMs: 'figure.agent.holdMs',
  acwMs: 'figure.agent.acwMs'
};

export const columnLabel = (id: FigureId, by: ReportBy): MessageKey =>
  (isOfAgents(by) && OF_AGENTS[id]) || `figure.${id}`;
