import type { FigureId } from './figures.ts';

/** An alert as boards and lists show it. Times are epoch milliseconds. */
export interface AlertRow {
  /** The rule's text with its figures filled in, by language. */
  readonly text: Readonly<Record<'en' | 'tr' | 'ar', string>>;
  readonly severity: 'info' | 'warning' | 'critical';
  readonly state: 'firing' | 'acknowledged' | 'recovering' | 'snoozed';
  /** What it is about: `queue`, id and name; on a wall never an agent. */
  readonly entity: {
    readonly kind: 'site' | 'queue' | 'team' | 'agent' | 'source';
    readonly id: string;
    readonly name: string;
  };
  readonly site: string;
  /** The figure of the entity that it is about; null: it is about something else. */
  readonly figure: FigureId | null;
  /** Somebody has asked for help: people say when it is over. */
  readonly isForPeople: boolean;
  readonly sinceMs: number;
  /** Who has taken it; null: nobody, or a wall. */
  readonly takenBy: string | null;
  /** Which sound a television makes for it; null: none. */
  readonly sound: 'chime' | 'urgent' | null;
}
