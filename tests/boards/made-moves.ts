/** What happens on a made-up floor in a moment: a contact comes or goes, and the figures that it touches. */
import type {
  AgentGridData,
  BoardView,
  FigureData,
  QueueTableData,
  TileData,
  WaitingListData
} from '#lib/protocol/board-view.ts';
import { STATE_WEIGHTS, type MadeFloor } from './made-floor.ts';

type Rows<T> = Readonly<Record<string, T>>;

const SLOT_MS = 900_000;
const slotOf = ({ nowMs, dayStartMs }: MadeFloor): string => String(Math.floor((nowMs - dayStartMs) / SLOT_MS));

function moveFigure(floor: MadeFloor, data: FigureData): FigureData {
  const { random, nowMs } = floor;
  const { value, sinceMs, unit, trend } = data;
  const last = (of: number | null): Record<string, number | null> =>
    Object.keys(trend).length === 0 ? trend : { ...trend, [slotOf(floor)]: of };
  if (sinceMs !== undefined)
    return { ...data, sinceMs: random.chance(0.1) ? null : nowMs - random.between(1, 90) * 1000 };
  if (unit === 'count') {
    const next = Math.max(0, (value ?? 0) + (random.chance(0.5) ? 1 : -1));
    return { ...data, value: next, trend: last(next % 60) };
  }
  const next = Math.min(1, Math.max(0, (value ?? 0.8) + random.between(-0.002, 0.002)));
  return { ...data, value: next, trend: last(next) };
}

function moveTable({ random, nowMs }: MadeFloor, data: QueueTableData): QueueTableData {
  const id = random.pick(Object.keys(data.queues));
  const queue = data.queues[id]!;
  const waiting = Math.max(0, queue.waiting + (random.chance(0.5) ? 1 : -1));
  const longestWaitSinceMs = waiting > 0 ? (queue.longestWaitSinceMs ?? nowMs) : null;
  const cells = {
    ...queue.cells,
    'now.waiting': waiting,
    'now.longestWaitMs': longestWaitSinceMs,
    'today.offered': (queue.cells['today.offered'] ?? 0) + 1
  };
  return { ...data, queues: { ...data.queues, [id]: { ...queue, waiting, longestWaitSinceMs, cells } } };
}

/** One person begins something else. */
function moveAgents({ random, nowMs }: MadeFloor, data: AgentGridData): AgentGridData {
  const id = random.pick(Object.keys(data.agents));
  const agent = { ...data.agents[id]!, state: random.pickByWeight(STATE_WEIGHTS), sinceMs: nowMs };
  return { ...data, agents: { ...data.agents, [id]: agent } };
}

let comers = 0;
function moveWaiting({ random, nowMs, queues }: MadeFloor, data: WaitingListData): WaitingListData {
  const contacts = { ...data.contacts };
  const ids = Object.keys(contacts);
  if (ids.length > 18 || (ids.length > 0 && random.chance(0.5))) delete contacts[random.pick(ids)];
  else {
    contacts[`n${comers++}`] = {
      queue: random.pick(queues).name,
      channel: 'voice',
      sinceMs: nowMs,
      thresholdSeconds: 20,
      contact: null,
      isRinging: false
    };
  }
  return { ...data, contacts, waiting: Object.keys(contacts).length };
}

function moveTile(floor: MadeFloor, data: TileData): TileData {
  switch (data.kind) {
    case 'figure':
      return moveFigure(floor, data);
    case 'queueTable':
      return moveTable(floor, data);
    case 'agentGrid':
      return moveAgents(floor, data);
    case 'waitingList':
      return moveWaiting(floor, data);
    case 'stateDistribution': {
      const talking = Math.max(0, data.states.talking + (floor.random.chance(0.5) ? 1 : -1));
      const available = Math.max(0, data.signedIn - (talking + 20));
      return { ...data, states: { ...data.states, talking, available } };
    }
    case 'course': {
      const slot = slotOf(floor);
      const series = Object.entries(data.series).map(([id, slots]) => {
        const value =
          data.units[id] === 'ratio' ? floor.random.between(0.6, 1) : Math.floor(floor.random.between(0, 40));
        return [id, id === 'waiting' ? slots : { ...slots, [slot]: value }] as const;
      });
      return { ...data, series: Object.fromEntries(series) };
    }
    default:
      return data;
  }
}

/** As much of a board moves with one event as on a real floor: most of the figures of its contact. */
export function moved(view: BoardView, floor: MadeFloor, share = 0.5): BoardView {
  const tiles: Record<string, TileData> = {};
  for (const [id, data] of Object.entries(view.tiles)) {
    tiles[id] = data.kind === 'agentGrid' || floor.random.chance(share) ? moveTile(floor, data) : data;
  }
  return { ...view, tiles };
}

const entriesOf = <T>(rows: Rows<T>): [string, T][] => Object.entries(rows);
const withEach = <T>(rows: Rows<T>, change: (row: T) => T): Rows<T> =>
  Object.fromEntries(entriesOf(rows).map(([id, row]) => [id, change(row)]));

function begunAnew(data: TileData): TileData {
  if (data.kind === 'figure') return { ...data, trend: {} };
  return data.kind === 'course' ? { ...data, series: withEach(data.series, () => ({})) } : data;
}

/** A new day: what is counted by quarters of an hour begins anew. */
export function atDayStart(view: BoardView, dayStartMs: number): BoardView {
  const sites = withEach(view.sites, (head) => ({ ...head, dayStartMs, dayEndMs: dayStartMs + 86_400_000 }));
  return { ...view, sites, tiles: withEach(view.tiles, begunAnew) };
}
