/** What there is at a site, as src/lib/protocol/site-outline.ts describes it. */
import { CHANNELS } from '#lib/protocol/figures.ts';
import type { Named } from '#lib/protocol/pages.ts';
import type { SiteOutline } from '#lib/protocol/site-outline.ts';
import { queueNameOf } from '../floor/definitions.ts';
import type { Floor } from '../floor/floor.ts';
import type { Site } from '../floor/site.ts';

const byName = (all: Iterable<Named>): readonly Named[] =>
  [...all].sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));

function outlineOf(floor: Floor, { id, definition, queues, teams, agents }: Site): SiteOutline {
  const known = new Set([...queues.values()].flatMap(({ channels }) => channels));
  return {
    id,
    name: definition.name,
    language: definition.language,
    wallNames: definition.wallNames,
    queues: byName([...queues.keys()].map((queue) => ({ id: queue, name: queueNameOf(floor.config, id, queue) }))),
    teams: byName([...teams].map((team) => ({ id: team, name: team }))),
    agents: byName([...agents.values()].map((agent) => ({ id: agent.id, name: agent.status.name ?? agent.id }))),
    channels: CHANNELS.filter((channel) => known.has(channel))
  };
}

export const siteOutlines = (floor: Floor): readonly SiteOutline[] =>
  [...floor.sites.values()].map((site) => outlineOf(floor, site));
