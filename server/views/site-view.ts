/** What a site's board shows at a moment, as src/lib/protocol/site-view.ts describes it. */
import type { DayChart, NowFigures, QueueRow, SiteView, TodayFigures } from '#lib/protocol/site-view.ts';
import { contactsNow } from '../floor/contacts-now.ts';
import { daySlots } from '../floor/day-slots.ts';
import { definitionOf, queueNameOf, siteTargetOf } from '../floor/definitions.ts';
import { figureOf } from '../floor/figures.ts';
import type { Floor } from '../floor/floor.ts';
import { SLOT_MS } from '../floor/ledger.ts';
import type { Queue } from '../floor/queue.ts';
import type { ScopeWindows } from '../floor/scope-windows.ts';
import type { Site } from '../floor/site.ts';
import { isSilent } from '../floor/source.ts';
import type { Staff } from '../floor/staff.ts';
import { CURVE_SLOT_MS } from '../floor/waiting-curve.ts';
import type { Moment } from '../floor/windows.ts';
import { agentRow } from './agent-row.ts';
import { BY_NAME, type People } from './people.ts';
import { rows } from './rows.ts';
import { sourceRow } from './site-at.ts';

function nowFigures(queues: Iterable<Queue>, staff: Staff, nowMs: number): NowFigures {
  const { waiting, waitingOverTarget, longestWaitSinceMs, inProgress } = contactsNow(queues, nowMs)(null);
  const { agents: counts, availability } = staff.figures();
  const { freeSlots: _freeSlots, ...agentCounts } = counts;
  return { waiting, waitingOverTarget, longestWaitSinceMs, inProgress, availability, agents: agentCounts };
}

function todayFigures(windows: ScopeWindows, { starts }: Moment): TodayFigures {
  const { offered, answered, abandoned, serviceLevel, abandonRate, answerRate, asaMs, ahtMs } =
    windows.at(starts).today;
  return { offered, answered, abandoned, serviceLevel, abandonRate, answerRate, asaMs, ahtMs };
}

function chart(site: Site, { day, nowMs }: Moment, waiting: number): DayChart {
  const slots = [...daySlots(site.ledgers, day, null).sums].map(([slot, sums]) => [String(slot), sums] as const);
  const curve = site.waitingCurve.between(day.startMs, nowMs, waiting);
  return {
    slotMs: SLOT_MS,
    offered: rows(slots.map(([slot, sums]) => [slot, figureOf('offered', sums, 'site')!])),
    serviceLevel: rows(slots.map(([slot, sums]) => [slot, figureOf('serviceLevel', sums, 'site')])),
    waitingSlotMs: CURVE_SLOT_MS,
    waiting: rows([...curve].map(([slot, count]) => [String(slot), count]))
  };
}

/**
 * Null for a site that nobody has named. The floor must be settled for `nowMs`.
 *
 * @param rejected how many events could not be used
 * @param people how it calls the agents
 * @param alerts its open ones, as those may know them who look at it
 */
export function siteView(
  floor: Floor,
  id: string,
  nowMs: number,
  rejected: number,
  people: People = BY_NAME,
  alerts: SiteView['alerts'] = {}
): SiteView | null {
  const site = floor.sites.get(id);
  if (!site) return null;
  const moment = site.momentAt(nowMs);
  const { day } = moment;
  const staff = site.staff.at(moment);
  const queues = [...site.queues.values()];
  const silent = new Set([...site.sources.values()].filter((each) => isSilent(each, nowMs)).map((each) => each.source));
  const isSilenced = (source: string | null): boolean => source !== null && silent.has(source);
  const now = nowFigures(queues, staff.all, nowMs);

  const queueRow = (queue: Queue): QueueRow => {
    const { target, thresholdMs } = definitionOf(floor.config, id, queue.id, null);
    return {
      name: queueNameOf(floor.config, id, queue.id),
      target,
      thresholdSeconds: thresholdMs / 1000,
      now: nowFigures([queue], staff.ofQueue(queue.id), nowMs),
      today: todayFigures(queue.windows, moment),
      silent: isSilenced(queue.source)
    };
  };

  return {
    site: {
      id,
      name: site.definition.name,
      timeZone: site.definition.timeZone,
      dayStartMs: day.startMs,
      dayEndMs: day.endMs,
      target: siteTargetOf(floor.config)
    },
    now,
    today: todayFigures(site.ledgers.windows, moment),
    queues: rows(queues.map((queue) => [queue.id, queueRow(queue)])),
    agents: rows(
      [...site.agents.values()]
        .filter(({ status }) => status.state !== 'offline')
        .map((agent) => [people.keyOf(agent, site), agentRow(agent, site, people, isSilenced(agent.source))])
    ),
    sources: rows([...site.sources].map(([source, heard]) => [source, sourceRow(heard, nowMs)])),
    chart: chart(site, moment, now.waiting),
    alerts,
    rejected
  };
}
