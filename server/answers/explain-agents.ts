/** Why a figure of agents is what it is: of now, how many are in which state; else, how long they were. */
import type { AgentTimes } from '#lib/protocol/agents.ts';
import type { FigureAnswer, FigureQuestion, TermName } from '#lib/protocol/explanation.ts';
import { unitOf, type AgentFigure, type FigureId, type LoadFigure, type TimeFigure } from '#lib/protocol/figures.ts';
import type { Agent } from '../floor/agent.ts';
import { ratio } from '../floor/figures.ts';
import type { FigureScope, Span } from './figure-scope.ts';

type Amounts = Partial<Record<TermName, number>>;

interface AgentTerms {
  readonly above: readonly TermName[];
  readonly below: readonly TermName[] | null;
}

const BUSY = ['ringingMs', 'talkingMs', 'holdMs', 'acwMs'] as const;

const only = (name: TermName): AgentTerms => ({ above: [name], below: null });

const TERMS: Readonly<Record<AgentFigure | LoadFigure | TimeFigure, AgentTerms>> = {
  'agents.signedIn': only('agents.signedIn'),
  'agents.available': only('agents.available'),
  'agents.ringing': only('agents.ringing'),
  'agents.talking': only('agents.talking'),
  'agents.hold': only('agents.hold'),
  'agents.acw': only('agents.acw'),
  'agents.notReady': only('agents.notReady'),
  'agents.freeSlots': only('agents.freeSlots'),
  availability: { above: ['agents.available'], below: ['agents.signedIn'] },
  occupancy: { above: BUSY, below: [...BUSY, 'availableMs'] },
  utilisation: { above: BUSY, below: [...BUSY, 'availableMs', 'notReadyMs'] },
  availableMs: only('availableMs'),
  ringingMs: only('ringingMs'),
  talkingMs: only('talkingMs'),
  holdMs: only('holdMs'),
  acwMs: only('acwMs'),
  notReadyMs: only('notReadyMs')
};

/** Of teams and agents alike, `handled` and the like are figures of contacts; an agent's own times bear names of theirs. */
export function isOfAgents({ figure, scope }: FigureQuestion): boolean {
  const isTimeOfContacts = scope.kind !== 'agent' && (figure === 'holdMs' || figure === 'acwMs');
  return Object.hasOwn(TERMS, figure) && !isTimeOfContacts;
}

export function timesIn(agent: Agent, { startMs, endMs }: Span): AgentTimes {
  const { available, ringing, talking, hold, acw, 'not-ready': notReady } = agent.timesSince(startMs, endMs);
  return {
    availableMs: available,
    ringingMs: ringing,
    talkingMs: talking,
    holdMs: hold,
    acwMs: acw,
    notReadyMs: notReady
  };
}

function countsOf({ status: { state, free } }: Agent): Amounts {
  if (state === 'offline') return {};
  return {
    'agents.signedIn': 1,
    [`agents.${state === 'not-ready' ? 'notReady' : state}`]: 1,
    'agents.freeSlots': free ?? (state === 'available' ? 1 : 0)
  };
}

export interface AgentShareOf {
  readonly agent: Agent;
  readonly times: AgentTimes | null;
  readonly amounts: Amounts;
  readonly above: number;
  readonly below: number;
}

const totalOf = (names: readonly TermName[] | null, amounts: Amounts): number =>
  (names ?? []).reduce((total, name) => total + (amounts[name] ?? 0), 0);

const termsOf = (figure: FigureId): AgentTerms => TERMS[figure as keyof typeof TERMS];

/** The agents who add to the figure. */
export function agentShares({ figure, window: name }: FigureQuestion, { agents, window }: FigureScope): AgentShareOf[] {
  const { above, below } = termsOf(figure);
  return agents
    .map((agent) => {
      const times = name === 'now' ? null : timesIn(agent, window);
      const amounts: Amounts = times ? { ...times } : countsOf(agent);
      return { agent, times, amounts, above: totalOf(above, amounts), below: totalOf(below, amounts) };
    })
    .filter((share) => share.above !== 0 || share.below !== 0);
}

export function explainAgents(
  question: FigureQuestion,
  scope: FigureScope
): Omit<FigureAnswer, 'atMs' | 'window' | 'names' | 'timeZone'> {
  const shares = agentShares(question, scope);
  const names = termsOf(question.figure);
  const sumOf = (of: (share: AgentShareOf) => number): number => shares.reduce((sum, share) => sum + of(share), 0);
  const added = (some: readonly TermName[]) =>
    some.map((name) => ({ name, sign: 1 as const, amount: sumOf(({ amounts }) => amounts[name] ?? 0) }));
  const [above, below] = [sumOf((share) => share.above), sumOf((share) => share.below)];
  return {
    unit: unitOf(question.figure),
    value: names.below ? ratio(above, below) : above,
    made: 'sum',
    of: 'agents',
    above: added(names.above),
    below: names.below && added(names.below),
    counted: shares.length,
    definitions: [],
    formulas: null,
    quality: null
  };
}
