/** The value of what a condition looks at. */
import type { Measure } from '#lib/protocol/alert-rules.ts';
import type { ChannelId, FigureId, WindowId } from '#lib/protocol/figures.ts';
import { agentFigures } from '../floor/agent-figures.ts';
import type { OpenHelp } from '../floor/help.ts';
import type { ScopeReading, TeamReading } from '../floor/site-reading.ts';
import { isSilent } from '../floor/source.ts';
import { shiftValue } from './shift-measure.ts';
import type { Entity, SiteMoment } from './site-moment.ts';
import { foreseenValue } from './outlook-measure.ts';
import { changeIn, deviationOf } from './workload-measure.ts';

type AgentFigure = keyof ReturnType<typeof agentFigures>;
type Members = Readonly<Record<string, unknown>>;

/** A dot in the id of a figure is a level. */
function memberOf(members: object | undefined, id: string): number | null {
  let inner: unknown = members;
  for (const step of id.split('.')) inner = (inner as Members | undefined)?.[step];
  return typeof inner === 'number' ? inner : null;
}

const isOfAgents = (figure: FigureId): boolean => figure === 'availability' || figure.startsWith('agents.');
const isLoad = (figure: FigureId): boolean => figure === 'occupancy' || figure === 'utilisation';

/** @param channel of contacts only; agents are not counted by channel */
function scopeFigure(
  { agents, loads, now, windows, channels }: ScopeReading,
  figure: FigureId,
  window: WindowId,
  channel: ChannelId | null
): number | null {
  if (isOfAgents(figure)) return memberOf(agents, figure);
  if (isLoad(figure) && window !== 'now') return memberOf(loads[window], figure);
  const contacts = channel === null ? { now, windows } : channels.find(([name]) => name === channel)?.[1];
  if (!contacts) return null;
  return memberOf(window === 'now' ? contacts.now : contacts.windows[window], figure);
}

function teamFigure({ agents, load, handled, ahtMs }: TeamReading, figure: FigureId, window: WindowId): number | null {
  return memberOf(window === 'now' ? agents : { ...load, handled, ahtMs }, figure);
}

function figureOf({ reading }: Entity, figure: FigureId, window: WindowId, channel: ChannelId | null): number | null {
  switch (reading.kind) {
    case 'site':
    case 'queue':
      return scopeFigure(reading.of, figure, window, channel);
    case 'team':
      return teamFigure(reading.of, figure, window);
    case 'agent':
      return agentFigures(reading.of.times, reading.of.handled)[figure as AgentFigure];
    case 'source':
    case 'absent':
      return null;
  }
}

/** What an agent asks for that a measure means, the earliest of it; null: nothing. */
export function helpIn({ reading }: Entity, { help }: Measure & { kind: 'help' }): OpenHelp | null {
  if (reading.kind !== 'agent') return null;
  const meant = reading.of.status.helps.filter(({ kind }) => !help || help.includes(kind));
  return meant.sort((a, b) => a.sinceMs - b.sinceMs)[0] ?? null;
}

/** Null where there is none: nothing to divide by, nobody waits, another state. */
export function valueOf(
  measure: Measure,
  entity: Entity,
  moment: SiteMoment,
  channel: ChannelId | null
): number | null {
  const { nowMs } = moment;
  const { reading } = entity;
  switch (measure.kind) {
    case 'figure':
      return figureOf(measure.of === 'site' ? moment.whole : entity, measure.figure, measure.window, channel);
    case 'state': {
      if (reading.kind !== 'agent') return null;
      const { state, reason, sinceMs } = reading.of.status;
      const isIt = state === measure.state && (measure.reason === null || measure.reason === reason);
      return isIt && sinceMs !== null ? Math.max(0, nowMs - sinceMs) : null;
    }
    case 'silence':
      if (reading.kind !== 'source' || !isSilent(reading.of, nowMs)) return null;
      return nowMs - reading.of.heardAtMs;
    case 'help': {
      const help = helpIn(entity, measure);
      return help && Math.max(0, nowMs - help.sinceMs);
    }
    case 'shift':
      return shiftValue(measure.shift, entity, moment);
    case 'outlook':
      return foreseenValue(measure, entity, moment);
    case 'workload': {
      const change = changeIn(measure, entity, moment);
      return change && deviationOf(change);
    }
  }
}
