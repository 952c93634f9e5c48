/** The floor at a moment as JSON: what the replay command prints and `GET /api/floor` answers. */
import { agentFigures } from './agent-figures.ts';
import { inOrder } from './code-points.ts';
import type { Floor } from './floor.ts';
import {
  readSite,
  type AgentReading,
  type ContactReading,
  type ScopeReading,
  type SiteReading,
  type TeamReading
} from './site-reading.ts';
import { WINDOW_NAMES } from './windows.ts';

type Json = Readonly<Record<string, unknown>>;

/** Ids such as "__proto__" are members like others. */
function members(entries: Iterable<readonly [id: string, value: Json]>): Record<string, Json> {
  const result = Object.create(null) as Record<string, Json>;
  for (const [id, value] of entries) result[id] = value;
  return result;
}

const byId = <T extends { readonly id: string }>(readings: readonly T[], value: (reading: T) => Json) =>
  members(readings.map((reading) => [reading.id, value(reading)]));

const contactReport = ({ now, windows }: ContactReading): Json => ({ now, ...windows });

/** The figures of a queue, or of all queues of a site, by window, with the agents' share of them. */
const scopeReport = ({ now, windows, agents, loads, channels }: ScopeReading): Json => ({
  now: { ...now, ...agents },
  ...Object.fromEntries(WINDOW_NAMES.map((name) => [name, { ...windows[name], ...loads[name] }])),
  channels: members(channels.map(([channel, reading]) => [channel, contactReport(reading)]))
});

const teamReport = ({ agents, handled, ahtMs, load }: TeamReading): Json => ({
  now: agents,
  today: { handled, ahtMs, ...load }
});

function agentReport({ status, queues, times, handled }: AgentReading): Json {
  const { state, reason, sinceMs, team } = status;
  return { state, reason, sinceMs, queues, team, today: agentFigures(times, handled) };
}

const siteReport = ({ all, queues, teams, agents }: SiteReading): Json => ({
  ...scopeReport(all),
  queues: byId(queues, scopeReport),
  teams: byId(teams, teamReport),
  agents: byId(agents, agentReport)
});

/** The sites by id. The floor must be settled for `nowMs`. */
export function sitesReport(floor: Floor, nowMs: number): Record<string, Json> {
  return members(inOrder(floor.sites).map((id) => [id, siteReport(readSite(floor.sites.get(id)!, nowMs))]));
}
