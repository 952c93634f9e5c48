/** Which figures there are, by the ids of the metrics page, and whose they are in which window. */
export const WINDOWS = ['now', 'today', 'interval', 'last5m', 'last15m', 'last30m', 'last60m'] as const;
export type WindowId = (typeof WINDOWS)[number];

export const CHANNELS = [
  'voice',
  'video',
  'chat',
  'email',
  'sms',
  'social',
  'fax',
  'web',
  'callback',
  'other'
] as const;
export type ChannelId = (typeof CHANNELS)[number];

export const FORMULAS = ['offered', 'answered', 'ignore-early', 'early-ok'] as const;
export type FormulaId = (typeof FORMULAS)[number];

/** Whose figures: a site's, or those of one of its queues, teams or agents. */
export type Scope =
  { readonly kind: 'site'; readonly id: null } | { readonly kind: 'queue' | 'team' | 'agent'; readonly id: string };

/** Of contacts, in any window but now. */
const CONTACT_FIGURES = [
  'offered',
  'answered',
  'abandoned',
  'abandonedShort',
  'diverted',
  'divertedUnserved',
  'handled',
  'answeredInTarget',
  'abandonedInTarget',
  'serviceLevel',
  'answerRate',
  'abandonRate',
  'asaMs',
  'abandonWaitMs',
  'maxWaitMs',
  'ahtMs',
  'talkMs',
  'holdMs',
  'acwMs',
  'ringMs',
  'transferred',
  'wrapped.information',
  'wrapped.transaction',
  'wrapped.sale',
  'wrapped.complaint',
  'wrapped.satisfaction',
  'wrapped.suggestion',
  'wrapped.other',
  'firstContactResolution',
  'outboundAnswered',
  'outboundAbandoned',
  'outboundHandled',
  'outboundTalkMs',
  'ringNoAnswer'
] as const;

/** Of contacts, now. */
const WAITING_FIGURES = ['waiting', 'longestWaitMs', 'waitingOverTarget', 'inProgress'] as const;

/** Of agents, now. */
const AGENT_FIGURES = [
  'agents.signedIn',
  'agents.available',
  'agents.ringing',
  'agents.talking',
  'agents.hold',
  'agents.acw',
  'agents.notReady',
  'agents.freeSlots',
  'availability'
] as const;

/** Of agents' times, in any window but now. */
const LOAD_FIGURES = ['occupancy', 'utilisation'] as const;

/** Of one agent's times, today. */
const TIME_FIGURES = ['availableMs', 'ringingMs', 'talkingMs', 'holdMs', 'acwMs', 'notReadyMs'] as const;

const TEAM_TODAY = ['handled', 'ahtMs', ...LOAD_FIGURES] as const;
const AGENT_TODAY = [...TIME_FIGURES, 'handled', 'ahtMs', 'ringNoAnswer', 'occupancy'] as const;

export type ContactFigure = (typeof CONTACT_FIGURES)[number];
export type WaitingFigure = (typeof WAITING_FIGURES)[number];
export type AgentFigure = (typeof AGENT_FIGURES)[number];
export type LoadFigure = (typeof LOAD_FIGURES)[number];
export type TimeFigure = (typeof TIME_FIGURES)[number];
export type FigureId = ContactFigure | WaitingFigure | AgentFigure | LoadFigure | TimeFigure | 'incomplete';

function ofContacts(window: WindowId): readonly FigureId[] {
  if (window === 'now') return WAITING_FIGURES;
  return window === 'today' ? [...CONTACT_FIGURES, 'incomplete'] : CONTACT_FIGURES;
}

/** The figures of a scope in a window; of one channel of it, there are those of contacts only. */
export function figuresOf(scope: Scope['kind'], window: WindowId, isOfChannel = false): readonly FigureId[] {
  if (scope === 'agent') return window === 'today' && !isOfChannel ? AGENT_TODAY : [];
  if (scope === 'team') {
    if (isOfChannel) return [];
    return window === 'now' ? AGENT_FIGURES : window === 'today' ? TEAM_TODAY : [];
  }
  if (isOfChannel) return ofContacts(window);
  return [...ofContacts(window), ...(window === 'now' ? AGENT_FIGURES : LOAD_FIGURES)];
}

export type Unit = 'count' | 'ratio' | 'duration';

const RATIOS: ReadonlySet<FigureId> = new Set([
  'serviceLevel',
  'answerRate',
  'abandonRate',
  'firstContactResolution',
  'availability',
  ...LOAD_FIGURES
]);

/** A ratio is 0–1, a duration milliseconds. */
export function unitOf(figure: FigureId): Unit {
  if (RATIOS.has(figure)) return 'ratio';
  return /Ms$/.test(figure) ? 'duration' : 'count';
}
