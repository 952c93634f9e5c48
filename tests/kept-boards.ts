/** Boards in the bucket of a running server, for tests of the whole. */
import type { TestContext } from 'node:test';
import type { NatsConnection } from '@nats-io/nats-core';
import type { BoardDocument, Tile } from '#lib/protocol/board-document.ts';
import { Boards } from '../server/boards/boards.ts';

const PLACE = { x: 0, y: 0, w: 4, h: 3, title: null } as const;
const SITE = { site: null, scope: { kind: 'site', id: null }, channel: null } as const;
const OWN = { kind: 'own' } as const;
const NONE = { kind: 'none' } as const;

/** Side by side. */
const placed = (tiles: readonly Tile[]): Tile[] =>
  tiles.map((tile, index) => ({ ...tile, x: 4 * (index % 6), y: 3 * Math.floor(index / 6) }));

/** One of every kind, and figures of a queue, of a team and of an agent. */
export function everyTile({ queue, team, agent }: { queue: string; team: string; agent: string }): Tile[] {
  const figure = {
    ...PLACE,
    kind: 'figure',
    window: 'today',
    target: NONE,
    trend: true,
    compare: 'yesterday'
  } as const;
  return placed([
    { ...figure, id: 'level', of: SITE, figure: 'serviceLevel', target: OWN, compare: 'lastWeek' },
    { ...figure, id: 'longest', of: SITE, figure: 'longestWaitMs', window: 'now' },
    { ...figure, id: 'of-queue', of: { ...SITE, scope: { kind: 'queue', id: queue } }, figure: 'asaMs' },
    { ...figure, id: 'of-team', of: { ...SITE, scope: { kind: 'team', id: team } }, figure: 'handled' },
    { ...figure, id: 'of-agent', of: { ...SITE, scope: { kind: 'agent', id: agent } }, figure: 'handled' },
    {
      ...PLACE,
      id: 'table',
      kind: 'queueTable',
      site: null,
      queues: [],
      columns: [
        { window: 'now', figure: 'longestWaitMs' },
        { window: 'last60m', figure: 'serviceLevel' },
        { window: 'today', figure: 'wrapped.sale' }
      ],
      sort: 'urgency'
    },
    { ...PLACE, id: 'grid', kind: 'agentGrid', site: null, teams: [], queues: [], group: 'team', sort: 'timeInState' },
    { ...PLACE, id: 'states', kind: 'stateDistribution', of: SITE },
    {
      ...PLACE,
      id: 'course',
      kind: 'course',
      of: SITE,
      series: ['offered', 'serviceLevel', 'waiting'],
      compare: 'yesterday',
      target: true
    },
    { ...PLACE, id: 'outlook', kind: 'outlook', of: SITE, minutes: 15 },
    { ...PLACE, id: 'waiting', kind: 'waitingList', site: null, queues: [] },
    {
      ...PLACE,
      id: 'leaders',
      kind: 'leaders',
      site: null,
      among: 'queues',
      window: 'today',
      figure: 'serviceLevel',
      target: OWN,
      count: 3
    },
    { ...PLACE, id: 'shift', kind: 'shift', site: null, teams: [], list: 'agents' },
    { ...PLACE, id: 'alerts', kind: 'alerts', site: null, least: 'info' },
    { ...PLACE, id: 'message', kind: 'message' },
    { ...PLACE, id: 'clock', kind: 'clock', site: null, seconds: true },
    { ...PLACE, id: 'text', kind: 'text', text: 'Be kind', size: 'large' },
    { ...PLACE, id: 'image', kind: 'image', source: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', alt: 'A dot' }
  ]);
}

export const boardWith = (tiles: readonly Tile[], more: Partial<BoardDocument> = {}): BoardDocument => ({
  title: 'Everything',
  audience: 'desk',
  language: null,
  theme: null,
  orientation: 'landscape',
  viewing: { distanceM: 5, diagonalInches: 55 },
  scope: { sites: ['demo'], queues: [], teams: [], channels: [] },
  pageSeconds: 20,
  pages: [{ id: 'p1', title: null, tiles }],
  ...more
});

/** Saves a new board as a second server on the same stream would. */
export async function keepBoard(
  t: TestContext,
  nc: NatsConnection,
  id: string,
  document: BoardDocument
): Promise<void> {
  const boards = new Boards({ nc, now: () => Date.now(), say: () => {}, onChange: () => {} });
  t.after(() => boards.stop());
  await boards.start();
  await boards.save(id, document, { basedOn: null, by: null });
}
