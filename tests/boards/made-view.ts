/** What a made-up floor shows on any board: data for each of its tiles. */
import type { AlertRow } from '#lib/protocol/alert-row.ts';
import type { BoardDocument, Tile, TileKind, TileOf } from '#lib/protocol/board-document.ts';
import type { BoardView, DataOf, FigureData, TableQueue, TileData, WaitingRow } from '#lib/protocol/board-view.ts';
import { unitOf, type FigureId, type Unit } from '#lib/protocol/figures.ts';
import type { AgentRow } from '#lib/protocol/site-view.ts';
import { STATE_WEIGHTS, type MadeFloor } from './made-floor.ts';

const SLOT_MS = 900_000;
const WAITING_SLOT_MS = 300_000;
const MINUTE_MS = 60_000;

const slotsDone = ({ nowMs, dayStartMs }: MadeFloor, slotMs: number): number =>
  Math.floor((nowMs - dayStartMs) / slotMs) + 1;

/** Something that comes and goes with the hours of a working day, 0–1. */
const busyness = (slot: number): number => Math.max(0, Math.sin(((slot - 28) / 56) * Math.PI));

export function madeValue(floor: MadeFloor, figure: FigureId): number {
  const { random } = floor;
  const unit = unitOf(figure);
  if (unit === 'ratio') return figure === 'abandonRate' ? random.between(0.01, 0.09) : random.between(0.62, 0.97);
  if (unit === 'duration') return Math.floor(random.between(4, 900)) * 1000;
  if (figure.startsWith('agents.')) return Math.floor(random.between(0, 60));
  if (figure === 'waiting' || figure === 'waitingOverTarget') return Math.floor(random.between(0, 24));
  return Math.floor(random.between(80, 14_000));
}

function slots(floor: MadeFloor, unit: Unit, slotMs = SLOT_MS, most = 60): Record<string, number | null> {
  const { random } = floor;
  const values = Array.from({ length: slotsDone(floor, slotMs) }, (_, index) => {
    const busy = busyness((index * slotMs) / SLOT_MS);
    if (unit === 'count') return Math.round(busy * most * random.between(0.7, 1.1));
    if (busy === 0) return null;
    return unit === 'ratio' ? 1 - busy * random.between(0, 0.45) : Math.round(random.between(120, 420)) * 1000;
  });
  return Object.fromEntries(values.map((value, index) => [index, value]));
}

const isAgeing = (figure: FigureId, window: string): boolean => window === 'now' && figure === 'longestWaitMs';

function figure(floor: MadeFloor, tile: TileOf<'figure'>): FigureData {
  const unit = unitOf(tile.figure);
  const value = madeValue(floor, tile.figure);
  const { target } = tile;
  const then = madeValue(floor, tile.figure);
  return {
    kind: 'figure',
    ...(isAgeing(tile.figure, tile.window)
      ? { value: null, sinceMs: floor.nowMs - Math.floor(floor.random.between(5, 400)) * 1000 }
      : { value }),
    unit,
    name: tile.of.scope.kind === 'queue' ? floor.queues[0]!.name : floor.siteName,
    target:
      target.kind === 'none'
        ? null
        : target.kind === 'own'
          ? { value: 0.8, direction: 'atLeast' }
          : { value: target.value, direction: target.kind },
    thresholdSeconds: tile.figure === 'serviceLevel' ? 20 : null,
    trend: tile.trend ? slots(floor, unit) : {},
    compared: tile.compare ? { atMs: Math.floor(floor.nowMs / SLOT_MS) * SLOT_MS, then, now: value } : null,
    silent: false
  };
}

function tableQueue(floor: MadeFloor, name: string, tile: TileOf<'queueTable'>, index: number): TableQueue {
  const { random, nowMs } = floor;
  const waiting = index % 3 === 0 ? Math.floor(random.between(3, 28)) : Math.floor(random.between(0, 3));
  const longestWaitSinceMs = waiting > 0 ? nowMs - Math.floor(random.between(2, 300)) * 1000 : null;
  const cell = ({ window, figure: id }: TileOf<'queueTable'>['columns'][number]): number | null => {
    if (window !== 'now') return madeValue(floor, id);
    if (id === 'waiting') return waiting;
    return id === 'longestWaitMs' ? longestWaitSinceMs : madeValue(floor, id);
  };
  return {
    name,
    target: 0.8,
    thresholdSeconds: 20,
    silent: false,
    cells: Object.fromEntries(tile.columns.map((column) => [`${column.window}.${column.figure}`, cell(column)])),
    waiting,
    waitingOverTarget: index % 3 === 0 ? Math.ceil(waiting / 3) : 0,
    longestWaitSinceMs
  };
}

const initials = (name: string): string =>
  name
    .split(' ')
    .map((part) => part[0]!.toUpperCase())
    .join('');

const REASONS = ['lunch', 'break', 'training', 'meeting with the team leader'];

export function madeAgent(floor: MadeFloor, name: string, isWall: boolean): AgentRow {
  const { random, nowMs, teams } = floor;
  const state = random.pickByWeight(STATE_WEIGHTS);
  return {
    name: isWall ? initials(name) : name,
    state,
    reason: state === 'not-ready' && !isWall ? random.pick(REASONS) : null,
    sinceMs: nowMs - Math.floor(random.exponential(state === 'talking' ? 240 : 120)) * 1000,
    team: random.pick(teams).name,
    silent: false
  };
}

function waitingRow(floor: MadeFloor, isWall: boolean): WaitingRow {
  const { random, queues, nowMs } = floor;
  return {
    queue: random.pick(queues).name,
    channel: random.pick(['voice', 'voice', 'chat', 'email']),
    sinceMs: nowMs - Math.floor(random.exponential(40)) * 1000,
    thresholdSeconds: 20,
    contact: isWall ? null : `c${Math.floor(random.between(1e5, 1e6))}`,
    isRinging: random.chance(0.1)
  };
}

const rows = <T>(count: number, prefix: string, make: (index: number) => T): Record<string, T> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, make(index)]));

function alert(floor: MadeFloor, index: number, isWall: boolean): AlertRow {
  const severity = (['critical', 'warning', 'info'] as const)[index % 3]!;
  const queue = floor.queues[index % floor.queues.length]!;
  return {
    text: {
      en: `${queue.name}: 14 contacts over target for 5 minutes`,
      tr: `${queue.name}: 5 dakikadır 14 çağrı hedefin üzerinde bekliyor`,
      ar: `${queue.name}: 14 اتصالًا تجاوز الهدف منذ 5 دقائق`
    },
    severity,
    state: index === 2 ? 'acknowledged' : 'firing',
    entity: { kind: 'queue', ...queue },
    site: 'demo',
    figure: 'waitingOverTarget',
    isForPeople: false,
    sinceMs: floor.nowMs - (index + 1) * 3 * MINUTE_MS,
    takenBy: index === 2 && !isWall ? 'Elif Kaya' : null,
    sound: severity === 'critical' ? 'urgent' : null
  };
}

const ANNOUNCEMENTS = {
  en: 'Card payments are down until about 15:30. Offer a call back, and note the order number.',
  tr: 'Kartla ödeme yaklaşık 15.30’a kadar çalışmıyor. Geri arama önerin, sipariş numarasını not edin.',
  ar: 'الدفع بالبطاقة متوقف حتى الساعة 15:30 تقريبًا. اعرضوا معاودة الاتصال وسجّلوا رقم الطلب.'
} as const;

const COURSE_UNITS: Readonly<Record<string, Unit>> = {
  serviceLevel: 'ratio',
  abandonRate: 'ratio',
  asaMs: 'duration',
  ahtMs: 'duration'
};

type Make = { readonly [K in TileKind]: (floor: MadeFloor, tile: TileOf<K>, made: MadeOptions) => DataOf<K> };

export interface MadeOptions {
  readonly isWall: boolean;
  readonly language: 'en' | 'tr' | 'ar';
}

const MAKE: Make = {
  figure,
  queueTable: (floor, tile) => ({
    kind: 'queueTable',
    queues: Object.fromEntries(floor.queues.map(({ id, name }, index) => [id, tableQueue(floor, name, tile, index)])),
    listed: floor.queues.map(({ id }) => id)
  }),
  agentGrid: (floor, _, { isWall }) => ({
    kind: 'agentGrid',
    agents: Object.fromEntries(floor.agentNames.map((name, index) => [`a${index}`, madeAgent(floor, name, isWall)]))
  }),
  stateDistribution: ({ siteName }) => ({
    kind: 'stateDistribution',
    name: siteName,
    signedIn: 59,
    states: { available: 8, ringing: 2, talking: 31, hold: 2, acw: 9, notReady: 7 }
  }),
  outlook: ({ queues, nowMs }) => ({
    kind: 'outlook',
    name: queues[0]!.name,
    foreseen: {
      queue: queues[0]!.id,
      atMs: nowMs - 5000,
      missing: 3,
      spare: 0,
      serviceLevel: { expected: 0.74, low: 0.605, high: 0.888 },
      target: 0.8,
      thresholdSeconds: 20
    },
    silent: false
  }),
  course: (floor, { series, compare, target }) => {
    const units = Object.fromEntries(series.map((id) => [id, COURSE_UNITS[id] ?? 'count'] as const));
    return {
      kind: 'course',
      name: floor.siteName,
      slotMs: SLOT_MS,
      series: Object.fromEntries(
        series.map((id) => [id, slots(floor, units[id]!, id === 'waiting' ? WAITING_SLOT_MS : SLOT_MS)])
      ),
      units,
      waitingSlotMs: WAITING_SLOT_MS,
      compared: compare ? slots({ ...floor, nowMs: floor.dayStartMs + 95 * SLOT_MS }, units[series[0]!]!) : null,
      target: target ? 0.8 : null
    };
  },
  waitingList: (floor, _, { isWall }) => ({
    kind: 'waitingList',
    contacts: rows(14, 'w', () => waitingRow(floor, isWall)),
    waiting: 14
  }),
  leaders: (floor, { figure: id, among, target }) => ({
    kind: 'leaders',
    unit: unitOf(id),
    members: Object.fromEntries(
      (among === 'queues' ? floor.queues : floor.teams).map(({ id: member, name }) => [
        member,
        {
          value: madeValue(floor, id),
          name,
          target: target.kind === 'none' ? null : { value: 0.8, direction: 'atLeast' as const },
          silent: false
        }
      ])
    )
  }),
  alerts: (floor, _, { isWall }) => ({ kind: 'alerts', alerts: rows(4, 'al', (index) => alert(floor, index, isWall)) }),
  shift: () => ({ kind: 'shift', isPlanned: false, agents: {}, teams: {}, all: null }),
  message: ({ nowMs }, _, { language, isWall }) => ({
    kind: 'message',
    messages: {
      m1: {
        text: ANNOUNCEMENTS[language],
        severity: 'warning',
        sentAtMs: nowMs - 7 * MINUTE_MS,
        untilMs: nowMs + 50 * MINUTE_MS,
        by: isWall ? null : 'Elif Kaya'
      }
    }
  }),
  clock: () => ({ kind: 'clock' }),
  text: () => ({ kind: 'text' }),
  image: () => ({ kind: 'image' })
};

type MakeAny = (floor: MadeFloor, tile: Tile, made: MadeOptions) => TileData;

export const madeTile = (floor: MadeFloor, tile: Tile, made: MadeOptions): TileData =>
  (MAKE[tile.kind] as unknown as MakeAny)(floor, tile, made);

export function madeView(document: BoardDocument, floor: MadeFloor, id = 'made'): BoardView {
  const made: MadeOptions = { isWall: document.audience === 'wall', language: document.language ?? 'en' };
  const tiles = document.pages.flatMap((page) => page.tiles);
  const sites = new Set(document.scope.sites);
  const head = {
    name: floor.siteName,
    language: null,
    timeZone: 'UTC',
    dayStartMs: floor.dayStartMs,
    dayEndMs: floor.dayStartMs + 86_400_000,
    target: 0.8,
    sources: {},
    rejected: 0
  };
  return {
    board: { id, version: 1, document },
    alerts: {},
    sites: Object.fromEntries([...sites].map((site) => [site, head])),
    tiles: Object.fromEntries(tiles.map((tile) => [tile.id, madeTile(floor, tile, made)]))
  };
}
