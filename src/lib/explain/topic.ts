import { writeFigureQuestion } from '#lib/api/figure-parameters.ts';
import type { FigureQuestion } from '#lib/protocol/explanation.ts';

/** What can be looked into. */
export type Topic =
  | { readonly kind: 'figure'; readonly question: FigureQuestion }
  /** `site`: where the page shows several. */
  | { readonly kind: 'contact'; readonly contact: string; readonly site?: string }
  | { readonly kind: 'agent'; readonly agent: string; readonly site?: string };

/** The same for the same topic: tells the thing on the board that opened it. */
export function keyOf(topic: Topic): string {
  if (topic.kind === 'figure') return writeFigureQuestion(topic.question);
  return topic.kind === 'contact' ? `contact=${topic.contact}` : `agent=${topic.agent}`;
}
