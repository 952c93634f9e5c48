/** Boards in the bucket of a running server, for tests of the whole. */
import type { TestContext } from 'node:test';
import type { NatsConnection } from '@nats-io/nats-core';
import {
  agentGrid,
  alerts,
  clock,
  course,
  figure,
  leaders,
  message,
  outlook,
  OWN_TARGET,
  place,
  queueTable,
  stateDistribution,
  waitingList,
  WHOLE_SITE
} from '#lib/boards/templates/tiles.ts';
import type { BoardDocument, FigureTile, Tile, TileScope } from '#lib/protocol/board-document.ts';
import type { FigureId } from '#lib/protocol/figures.ts';
import { Boards } from '../server/boards/boards.ts';

export const PLACE = place(0, 0, 4, 3);

/** Side by side. */
const placed = (tiles: readonly Tile[]): Tile[] =>
  tiles.map((tile, index) => ({ ...tile, x: 4 * (index % 6), y: 3 * Math.floor(index / 6) }));

/** One of every kind, and figures of a queue, of a team and of an agent. */
export function everyTile({ queue, team, agent }: { queue: string; team: string; agent: string }): Tile[] {
  const of = (kind: 'queue' | 'team' | 'agent', id: string): TileScope => ({ ...WHOLE_SITE, scope: { kind, id } });
  const today = (id: string, shown: FigureId, scope: TileScope, more: Partial<FigureTile> = {}): FigureTile => ({
    ...figure(id, PLACE, { window: 'today', figure: shown, target: { kind: 'none' } }),
    of: scope,
    trend: true,
    compare: 'yesterday',
    ...more
  });
  const bare = { ...PLACE, title: null };
  return placed([
    today('level', 'serviceLevel', WHOLE_SITE, { target: OWN_TARGET, compare: 'lastWeek' }),
    today('longest', 'longestWaitMs', WHOLE_SITE, { window: 'now' }),
    today('of-queue', 'asaMs', of('queue', queue)),
    today('of-team', 'handled', of('team', team)),
    today('of-agent', 'handled', of('agent', agent)),
    queueTable('table', PLACE, [
      { window: 'now', figure: 'longestWaitMs' },
      { window: 'last60m', figure: 'serviceLevel' },
      { window: 'today', figure: 'wrapped.sale' }
    ]),
    agentGrid('grid', PLACE, { group: 'team' }),
    stateDistribution('states', PLACE),
    course('course', PLACE, ['offered', 'serviceLevel', 'waiting'], { compare: 'yesterday' }),
    outlook('outlook', PLACE),
    waitingList('waiting', PLACE),
    leaders('leaders', PLACE, {
      among: 'queues',
      window: 'today',
      figure: 'serviceLevel',
      target: OWN_TARGET,
      count: 3
    }),
    { ...bare, id: 'shift', kind: 'shift', site: null, teams: [], list: 'agents' },
    alerts('alerts', PLACE, { least: 'info' }),
    message('message', PLACE),
    { ...clock('clock', PLACE), seconds: true },
    { ...bare, id: 'text', kind: 'text', text: 'Be kind', size: 'large' },
    { ...bare, id: 'image', kind: 'image', source: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', alt: 'A dot' }
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
