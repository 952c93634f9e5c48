/** Boards for tests, and floors that have seen some hours of the demo's simulation. */
import { recordedDay, type RecordedEvent } from '../../tests/recorded-day.ts';
import type { BoardDocument, BoardScope, Tile } from '#lib/protocol/board-document.ts';
import type { BoardView, TileData } from '#lib/protocol/board-view.ts';
import type { FloorConfig } from '../contract/config.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { readEnvelope } from '../contract/read-event.ts';
import { Floor } from '../floor/floor.ts';
import type { BoardContext } from './board-reading.ts';
import { boardView } from './board-view.ts';
import { FloorAt } from './floor-at.ts';
import { BY_NAME, forWalls } from './people.ts';

type NewTile = Tile extends infer T
  ? T extends Tile
    ? Omit<T, 'id' | 'x' | 'y' | 'w' | 'h' | 'title'>
    : never
  : never;

const PLACE = { x: 0, y: 0, w: 4, h: 3, title: null } as const;

/** Its tiles have the ids t0, t1, … */
export function documentOf(tiles: readonly NewTile[], scope: Partial<BoardScope> = {}): BoardDocument {
  return {
    title: 'Board',
    audience: 'desk',
    language: null,
    theme: null,
    orientation: 'landscape',
    viewing: { distanceM: 5, diagonalInches: 55 },
    scope: { sites: ['izmir'], queues: [], teams: [], channels: [], ...scope },
    pageSeconds: 20,
    pages: [{ id: 'p1', title: null, tiles: tiles.map((tile, index) => ({ ...PLACE, id: `t${index}`, ...tile })) }]
  };
}

/** As secret as a test needs it. */
export function numbered(): (id: string) => string {
  const ids: string[] = [];
  return (id) => `row ${ids.includes(id) ? ids.indexOf(id) : ids.push(id) - 1}`;
}

export const DESK: BoardContext = {
  audience: 'desk',
  people: BY_NAME,
  rejected: 0,
  alerts: () => ({}),
  messages: {},
  lastWeek: () => null,
  outlook: () => null,
  shift: () => null
};

export const WALL: BoardContext = { ...DESK, audience: 'wall', people: forWalls(numbered()) };

export const viewOf = (floor: Floor, document: BoardDocument, nowMs: number, context = DESK): BoardView =>
  boardView(new FloorAt(floor, nowMs), { id: 'b1', version: 1, document }, context);

/** What each tile shows, in the order of the document. */
export function shownBy(
  floor: Floor,
  nowMs: number,
  tiles: readonly NewTile[],
  scope: Partial<BoardScope> = {},
  context = DESK
): TileData[] {
  floor.settle(nowMs);
  const view = viewOf(floor, documentOf(tiles, scope), nowMs, context);
  return tiles.map((_, index) => view.tiles[`t${index}`]!);
}

export function eventOf(recorded: RecordedEvent): FloorEvent {
  const { event } = readEnvelope(recorded);
  if (!event) throw new TypeError(`not an event: ${JSON.stringify(recorded)}`);
  return event;
}

/** The demo's floor as site izmir. */
export const recordedEvents = (untilMs: number, hours: number): FloorEvent[] =>
  recordedDay({ untilMs, hours }).map((recorded) => eventOf({ ...recorded, site: 'izmir' }));

export function floorOf(events: Iterable<FloorEvent>, config: FloorConfig = {}): Floor {
  const floor = new Floor(config);
  for (const event of events) floor.apply(event, event.timeMs);
  return floor;
}
