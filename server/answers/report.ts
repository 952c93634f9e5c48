/** The interval table of a site's day, as src/lib/protocol/report.ts describes it. */
import { reportColumns, type Report, type ReportMember, type ReportQuestion } from '#lib/protocol/report.ts';
import type { Agent } from '../floor/agent.ts';
import type { BusinessDay } from '../floor/calendar.ts';
import { compareCodePoints } from '../floor/code-points.ts';
import { definitionOf, queueNameOf, siteTargetOf } from '../floor/definitions.ts';
import type { Floor } from '../floor/floor.ts';
import { HandledByAgent } from '../floor/handled-by-agent.ts';
import { agentsByQueue } from '../floor/reading.ts';
import type { Site } from '../floor/site.ts';
import type { StreamFold } from '../floor/stream-fold.ts';
import { timesByInterval, type Interval } from '../floor/times-by-interval.ts';
import { dayOfReport, intervalsOf } from './report-days.ts';
import { agentLines, contactLines, type AgentTimes, type Lines, type Span } from './report-lines.ts';

/** Who has lines, and what they are made of. */
interface Subject {
  readonly member: ReportMember;
  readonly lines: (span: Span) => Lines;
}

function memoized<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
}

/** Ledgers know no agents, and agents' own sums no intervals: the legs do. */
function handledByInterval(site: Site, intervals: readonly Interval[]): HandledByAgent {
  const [first, last] = [intervals[0], intervals.at(-1)];
  const lengthMs = first ? first.endMs - first.startMs : 0;
  const handled = new HandledByAgent((atMs) => {
    if (!first || atMs < first.startMs || atMs >= last!.endMs) return null;
    return first.startMs + Math.floor((atMs - first.startMs) / lengthMs) * lengthMs;
  });
  if (!first) return handled;
  for (const queue of site.queues.values()) {
    for (const { counted } of queue.legs()) if (counted) handled.replace(null, counted);
  }
  return handled;
}

function spanOf(site: Site, day: BusinessDay, { by, minutes }: ReportQuestion, nowMs: number): Span {
  const intervals = intervalsOf(day, minutes, nowMs);
  const timesOf = memoized(({ status: { standing } }: Agent): AgentTimes => {
    const [total] = timesByInterval(standing, [day], nowMs);
    return { total: total!, byInterval: timesByInterval(standing, intervals, nowMs) };
  });
  const needsAgents = by === 'team' || by === 'agent';
  const byInterval = handledByInterval(site, needsAgents ? intervals : []);
  return { day, intervals, timesOf, handled: { ofDay: site.handledByAgent, byInterval } };
}

const memberOfSite = (floor: Floor, { id, definition }: Site): ReportMember => ({
  id,
  name: definition.name,
  target: siteTargetOf(floor.config)
});

function queueSubjects({ config }: Floor, site: Site, nowMs: number): Subject[] {
  const agentsOf = agentsByQueue(site, nowMs);
  return [...site.queues.values()].map((queue) => ({
    member: {
      id: queue.id,
      name: queueNameOf(config, site.id, queue.id),
      target: definitionOf(config, site.id, queue.id, null).target
    },
    lines: (span) => contactLines([queue], agentsOf.get(queue.id) ?? [], 'queue', span)
  }));
}

function teamSubjects(site: Site): Subject[] {
  const agentsOf = Map.groupBy(site.agents.values(), ({ status }) => status.team);
  return [...site.teams].map((id) => ({
    member: { id, name: id, target: null },
    lines: (span) => agentLines(agentsOf.get(id) ?? [], span)
  }));
}

const agentSubjects = (site: Site): Subject[] =>
  [...site.agents.values()].map((agent) => ({
    member: { id: agent.id, name: agent.status.name ?? agent.id, target: null },
    lines: (span) => agentLines([agent], span)
  }));

/** The site's own lines, beside those of what it consists of. */
function siteLines(site: Site, by: ReportQuestion['by'], span: Span): Lines {
  const agents = [...site.agents.values()];
  if (by === 'team' || by === 'agent') return agentLines(agents, span);
  return contactLines([...site.queues.values()], agents, 'site', span);
}

function subjectsBy(floor: Floor, site: Site, by: ReportQuestion['by'], nowMs: number): Subject[] {
  if (by === 'queue') return queueSubjects(floor, site, nowMs);
  if (by === 'team') return teamSubjects(site);
  if (by === 'agent') return agentSubjects(site);
  return [{ member: memberOfSite(floor, site), lines: (span) => siteLines(site, by, span) }];
}

const inOrder = (subjects: Subject[]): Subject[] =>
  subjects.sort((a, b) => compareCodePoints(a.member.id, b.member.id));

/**
 * Null for a site that nobody has named, a day that has not begun, and one that this floor knows no more (or only in part).
 * The floor must be settled for `nowMs`.
 */
export function answerReport(
  { floor }: Pick<StreamFold, 'floor'>,
  question: ReportQuestion,
  nowMs: number
): Report | null {
  const site = floor.sites.get(question.site);
  const day = site && dayOfReport(site, question.day, nowMs);
  if (!site || !day) return null;
  const { by, minutes, id } = question;
  const span = spanOf(site, day, question, nowMs);
  const all = inOrder(subjectsBy(floor, site, by, nowMs));
  const asked = all
    .filter(({ member }) => id === null || member.id === id)
    .map(({ member, lines }) => ({ id: member.id, ...lines(span) }));
  const totalSpan = { ...span, intervals: [] };
  return {
    site: { ...memberOfSite(floor, site), timeZone: site.definition.timeZone },
    day: site.calendar.dateOf(day),
    dayStartMs: day.startMs,
    dayEndMs: day.endMs,
    asOfMs: nowMs,
    by,
    minutes,
    columns: reportColumns(by),
    members: all.map(({ member }) => member),
    intervals: asked.flatMap((each) =>
      each.byInterval.map((figures, place) => ({ id: each.id, ...span.intervals[place]!, figures }))
    ),
    totals: asked.map((each) => ({ id: each.id, figures: each.total })),
    siteTotal: by === 'site' || id !== null ? null : siteLines(site, by, totalSpan).total
  };
}
