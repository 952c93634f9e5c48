/** Which figures a tile can show, and what becomes of its choice where it is to show another scope. */
import { figuresOf, WINDOWS, type FigureId, type Scope, type WindowId } from '#lib/protocol/figures.ts';
import type { FigureColumn, Target } from '#lib/protocol/board-document.ts';

/** Every figure in every window. */
export const figureChoices = (scope: Scope['kind'], isOfChannel: boolean): readonly FigureColumn[] =>
  WINDOWS.flatMap((window) => figuresOf(scope, window, isOfChannel).map((figure) => ({ window, figure })));

export const isThere = ({ window, figure }: FigureColumn, scope: Scope['kind'], isOfChannel: boolean): boolean =>
  figuresOf(scope, window, isOfChannel).includes(figure);

/** The windows in which a scope has a figure. */
export const windowsOf = (figure: FigureId, scope: Scope['kind'], isOfChannel: boolean): readonly WindowId[] =>
  WINDOWS.filter((window) => isThere({ window, figure }, scope, isOfChannel));

/** The choice, as far as that scope has it: the same figure in another window, else the first there is. */
export function fitting(choice: FigureColumn, scope: Scope['kind'], isOfChannel: boolean): FigureColumn {
  if (isThere(choice, scope, isOfChannel)) return choice;
  const windows = windowsOf(choice.figure, scope, isOfChannel);
  const window = windows.includes('today') ? 'today' : windows[0];
  if (window) return { window, figure: choice.figure };
  const others = figureChoices(scope, isOfChannel);
  return others.find((other) => other.window === choice.window) ?? others[0] ?? choice;
}

const USUAL: Partial<Readonly<Record<FigureId, Target>>> = {
  serviceLevel: { kind: 'own' },
  answerRate: { kind: 'atLeast', value: 0.95 },
  abandonRate: { kind: 'atMost', value: 0.05 },
  asaMs: { kind: 'atMost', value: 20_000 },
  maxWaitMs: { kind: 'atMost', value: 180_000 },
  ahtMs: { kind: 'atMost', value: 360_000 },
  acwMs: { kind: 'atMost', value: 60_000 },
  holdMs: { kind: 'atMost', value: 30_000 },
  firstContactResolution: { kind: 'atLeast', value: 0.75 },
  occupancy: { kind: 'atMost', value: 0.85 },
  availability: { kind: 'atLeast', value: 0.1 },
  waiting: { kind: 'atMost', value: 5 },
  waitingOverTarget: { kind: 'atMost', value: 0 },
  longestWaitMs: { kind: 'atMost', value: 60_000 },
  ringNoAnswer: { kind: 'atMost', value: 0 },
  'agents.available': { kind: 'atLeast', value: 1 },
  'agents.freeSlots': { kind: 'atLeast', value: 1 }
};

/** A target to begin with, which people set to theirs; none for what only tells how much there was. */
export const usualTarget = (figure: FigureId): Target => USUAL[figure] ?? { kind: 'none' };

/** A day that is over can be compared with what was counted, not with how things stood. */
export const isComparable = (window: WindowId, scope: Scope['kind']): boolean =>
  window !== 'now' && scope !== 'agent' && scope !== 'team';
