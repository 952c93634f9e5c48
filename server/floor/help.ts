/** What an agent asks the team leader for, until it is withdrawn: once by kind. */
import type { EventData } from '../contract/event-types.ts';

export type HelpKind = EventData['agent.help']['kind'];

export const HELP_KINDS: readonly HelpKind[] = ['supervisor', 'system', 'health-safety', 'other'];

export interface OpenHelp {
  readonly kind: HelpKind;
  readonly text: string | null;
  /** When it was asked for first, epoch milliseconds. */
  readonly sinceMs: number;
}

/** What an event says of help. */
export interface HelpStatement {
  readonly kind: 'help';
  readonly help: HelpKind;
  readonly text: string | null;
  readonly isWithdrawn: boolean;
}

export const helpStatement = ({ kind, text, resolved }: EventData['agent.help']): HelpStatement => ({
  kind: 'help',
  help: kind,
  text: text || null,
  isWithdrawn: resolved === true
});

/** What is asked for after a statement. Who asks again waits since the first time, and may say more. */
export function afterHelp(
  open: readonly OpenHelp[],
  { help: kind, text, isWithdrawn }: HelpStatement,
  atMs: number
): readonly OpenHelp[] {
  const known = open.find((each) => each.kind === kind);
  if (isWithdrawn) return known ? open.filter((each) => each !== known) : open;
  if (!known) return [...open, { kind, text, sinceMs: atMs }];
  return open.map((each) => (each === known ? { ...each, text: text ?? each.text } : each));
}
