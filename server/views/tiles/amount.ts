/** One figure of one subject in one window, as `GET /api/floor` has it. */
import type { Amount } from '#lib/protocol/board-view.ts';
import type { FigureId, WindowId } from '#lib/protocol/figures.ts';
import { agentFigures } from '../../floor/agent-figures.ts';
import { ratio } from '../../floor/figures.ts';
import type { Staff } from '../../floor/staff.ts';
import { WINDOW_NAMES, type WindowName } from '../../floor/windows.ts';
import type { AgentSubject, ContactSubject, Subject, TeamSubject } from './subject.ts';

type Figures = Readonly<Record<string, unknown>>;
type PastWindow = Exclude<WindowId, 'now'>;

/** A dot in an id is a level. */
function memberAt(figures: object, id: FigureId): number | null {
  const dot = id.indexOf('.');
  if (dot === -1) return (figures as Figures)[id] as number | null;
  const group = (figures as Figures)[id.slice(0, dot)] as Figures;
  return group[id.slice(dot + 1)] as number | null;
}

const placeOf = (window: PastWindow): number => WINDOW_NAMES.indexOf(window satisfies WindowName);

const isOfLoad = (figure: FigureId): boolean => figure === 'occupancy' || figure === 'utilisation';
const isOfWaiting = (figure: FigureId): figure is 'waiting' | 'waitingOverTarget' | 'inProgress' =>
  figure === 'waiting' || figure === 'waitingOverTarget' || figure === 'inProgress';

export function staffOf(subject: ContactSubject | TeamSubject): Staff {
  const { staff } = subject.at;
  if (subject.kind === 'site') return staff.all;
  return subject.kind === 'queue' ? staff.ofQueue(subject.queue.id) : staff.ofTeam(subject.team);
}

function valueOfContacts(subject: ContactSubject, window: WindowId, figure: FigureId): number | null {
  if (window === 'now') {
    return isOfWaiting(figure) ? subject.now[figure] : memberAt(staffOf(subject).figures(), figure);
  }
  if (isOfLoad(figure)) return memberAt(staffOf(subject).load(placeOf(window), subject.at.moment), figure);
  return memberAt(subject.windows[window], figure);
}

function handledBy({ at, team }: TeamSubject): { readonly handled: number; readonly ahtMs: number | null } {
  const { site, moment } = at;
  let [handled, handleMs] = [0, 0];
  for (const { id } of at.agentsOfTeam(team)) {
    const own = site.handledByAgent.from(moment.day.startMs, id);
    handled += own.handled;
    handleMs += own.handleMs;
  }
  return { handled, ahtMs: ratio(handleMs, handled) };
}

function valueOfTeam(subject: TeamSubject, window: WindowId, figure: FigureId): number | null {
  if (window === 'now') return memberAt(staffOf(subject).figures(), figure);
  if (isOfLoad(figure)) return memberAt(staffOf(subject).load(placeOf(window), subject.at.moment), figure);
  return memberAt(handledBy(subject), figure);
}

function valueOfAgent({ at, agent }: AgentSubject, figure: FigureId): number | null {
  const { day, nowMs } = at.moment;
  const handled = at.site.handledByAgent.from(day.startMs, agent.id);
  return memberAt(agentFigures(agent.timesOfDay(day, nowMs), handled), figure);
}

/** The subject must have the figure in that window. */
export function amountOf(subject: Subject, window: WindowId, figure: FigureId): Amount {
  if (subject.kind === 'agent') return { value: valueOfAgent(subject, figure) };
  if (subject.kind === 'team') return { value: valueOfTeam(subject, window, figure) };
  if (figure === 'longestWaitMs') return { value: null, sinceMs: subject.now.longestWaitSinceMs };
  return { value: valueOfContacts(subject, window, figure) };
}
