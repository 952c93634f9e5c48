/** Answers why a figure is what it is, with the very contributions that the board is computed from. */
import type { FigureAnswer, FigureQuestion } from '#lib/protocol/explanation.ts';
import type { StreamFold } from '../floor/stream-fold.ts';
import { explainAgents, isOfAgents } from './explain-agents.ts';
import { explainLegs } from './explain-legs.ts';
import { scopeOf } from './figure-scope.ts';

/** Null where nothing of that name is there, or bears such a figure. */
export function answerFigure({ floor }: StreamFold, question: FigureQuestion, nowMs: number): FigureAnswer | null {
  const scope = scopeOf(floor, question, nowMs);
  if (!scope) return null;
  const { name, timeZone } = scope.site.definition;
  return {
    atMs: nowMs,
    window: scope.window,
    names: { site: name, scope: scope.name },
    timeZone,
    ...(isOfAgents(question) ? explainAgents(question, scope) : explainLegs(floor, question, scope))
  };
}
