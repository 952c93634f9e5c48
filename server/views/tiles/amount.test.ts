import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  CHANNELS,
  figuresOf,
  WINDOWS,
  type ChannelId,
  type FigureId,
  type Scope,
  type WindowId
} from '#lib/protocol/figures.ts';
import type { FloorConfig } from '../../contract/config.ts';
import type { FloorEvent } from '../../contract/event-types.ts';
import { Floor } from '../../floor/floor.ts';
import { sitesReport } from '../../floor/report.ts';
import { floorOf, recordedEvents, shownBy } from '../testing.ts';

interface Json {
  readonly [member: string]: Json | undefined;
}

const UNTIL_MS = Date.UTC(2026, 10, 24, 15, 17, 33);
const EVENTS = recordedEvents(UNTIL_MS, 6);
const CONFIG: FloorConfig = {
  sites: { izmir: { timeZone: 'Europe/Istanbul', dayStartsAt: '14:10' } },
  defaults: { shortAbandonSeconds: 5, channels: { email: { thresholdSeconds: 3600 } } },
  queues: {
    'izmir/billing': { formula: 'answered' },
    'izmir/sales': { formula: 'ignore-early', channels: { voice: { thresholdSeconds: 40 } } },
    'izmir/online': { formula: 'early-ok', channels: { chat: { formula: 'offered' } } }
  }
};

interface Wanted {
  readonly scope: Scope;
  readonly channel: ChannelId | null;
  readonly window: WindowId;
  readonly figure: FigureId;
}

const tileOf = ({ scope, channel, window, figure }: Wanted) =>
  ({
    kind: 'figure',
    of: { site: null, scope, channel },
    window,
    figure,
    target: { kind: 'none' },
    trend: false,
    compare: null
  }) as const;

function wantedOf(scope: Scope, channels: readonly (ChannelId | null)[]): Wanted[] {
  return channels.flatMap((channel) =>
    WINDOWS.flatMap((window) =>
      figuresOf(scope.kind, window, channel !== null).map((figure) => ({ scope, channel, window, figure }))
    )
  );
}

function reported(site: Json, { scope, channel, window, figure }: Wanted): number | null {
  const at = scope.kind === 'site' ? site : site[`${scope.kind}s`]?.[scope.id];
  const ofChannel = channel === null ? at : at?.['channels']?.[channel];
  const member = figure.split('.').reduce((inner, name) => inner?.[name], ofChannel?.[window]);
  return member as unknown as number | null;
}

/** As the tile shows it at that moment. */
function shownValues(floor: Floor, nowMs: number, wanted: readonly Wanted[], channels: readonly ChannelId[] = []) {
  return shownBy(floor, nowMs, wanted.map(tileOf), { channels }).map((data) => {
    assert.equal(data.kind, 'figure', JSON.stringify(data));
    const { value, sinceMs } = data;
    return sinceMs == null ? value : Math.max(0, nowMs - sinceMs);
  });
}

const said = ({ scope, channel, window, figure }: Wanted): string =>
  `${scope.kind} ${scope.id ?? ''} ${channel ?? ''} ${window}.${figure}`;

/** Every figure of all that the report has. */
function everything(site: Json): Wanted[] {
  const channelsOf = (at: Json): (ChannelId | null)[] => [null, ...(Object.keys(at['channels']!) as ChannelId[])];
  const ids = (kind: string): string[] => Object.keys(site[kind]!);
  return [
    ...wantedOf({ kind: 'site', id: null }, channelsOf(site)),
    ...ids('queues').flatMap((id) => wantedOf({ kind: 'queue', id }, channelsOf(site['queues']![id]!))),
    ...ids('teams').flatMap((id) => wantedOf({ kind: 'team', id }, [null])),
    ...ids('agents').flatMap((id) => wantedOf({ kind: 'agent', id }, [null]))
  ];
}

/** Hands over the floor at moments that lie apart by less and by more than a step of the rolling windows. */
function followed(
  config: FloorConfig,
  events: readonly FloorEvent[],
  look: (floor: Floor, nowMs: number) => void
): void {
  const floor = new Floor(config);
  const moments = [9000, 3601, 3600, 900, 62, 61, 10, 9, 0].map((seconds) => UNTIL_MS - seconds * 1000);
  for (const event of events) {
    while (moments.length > 1 && moments[0]! < event.timeMs) look(floor, moments.shift()!);
    floor.apply(event, event.timeMs);
  }
  for (const moment of moments) look(floor, moment);
}

test('every figure in every window of every scope is what the report of that moment has, to the digit', () => {
  let compared = 0;
  let notNull = 0;
  followed(CONFIG, EVENTS, (floor, nowMs) => {
    floor.settle(nowMs);
    const site = sitesReport(floor, nowMs)['izmir'] as Json;
    const wanted = everything(site);
    const shown = shownValues(floor, nowMs, wanted);
    for (const [index, each] of wanted.entries()) {
      assert.equal(shown[index], reported(site, each), said(each));
      compared++;
      if (shown[index] !== null) notNull++;
    }
  });
  assert.ok(compared > 9 * 2000 && notNull > compared / 2, `${notNull} of ${compared}`);
});

test('a board of some channels counts what a floor of only their contacts would', () => {
  const only: readonly ChannelId[] = ['chat', 'email', 'fax'];
  const channelOf = new Map<string, ChannelId>();
  for (const { type, data } of EVENTS)
    if (type === 'contact.offered') channelOf.set(data.contact, data.channel ?? 'voice');
  const isOfThem = ({ type, data }: FloorEvent): boolean =>
    !type.startsWith('contact.') || only.includes(channelOf.get((data as { contact: string }).contact)!);
  const few = floorOf(EVENTS.filter(isOfThem), CONFIG);
  few.settle(UNTIL_MS);
  const site = sitesReport(few, UNTIL_MS)['izmir'] as Json;
  const scopes: Scope[] = [
    { kind: 'site', id: null },
    ...['online', 'support'].map((id) => ({ kind: 'queue', id }) as const)
  ];
  const wanted = scopes.flatMap((scope) => wantedOf(scope, [null]));
  const all = floorOf(EVENTS, CONFIG);
  // Figures of agents are of no channel: they are those of the floor where all contacts come.
  const shown = shownValues(all, UNTIL_MS, wanted, only);
  for (const [index, each] of wanted.entries()) assert.equal(shown[index], reported(site, each), said(each));
  assert.ok(CHANNELS.length > only.length && Number(site['today']!['offered']) > 50);
});

test('a figure that there is not in the window, or of what is not there, says so', () => {
  const floor = floorOf(EVENTS, CONFIG);
  const site = { kind: 'site', id: null } as const;
  const problems = (
    [
      { scope: site, channel: null, window: 'now', figure: 'offered' },
      { scope: site, channel: 'voice', window: 'now', figure: 'agents.available' },
      { scope: { kind: 'team', id: 'sales' }, channel: null, window: 'last5m', figure: 'occupancy' },
      { scope: { kind: 'queue', id: 'nowhere' }, channel: null, window: 'today', figure: 'offered' },
      { scope: { kind: 'team', id: '__proto__' }, channel: null, window: 'today', figure: 'handled' },
      { scope: { kind: 'agent', id: 'nobody' }, channel: null, window: 'today', figure: 'handled' }
    ] as const
  ).map((wanted) => shownBy(floor, UNTIL_MS, [tileOf(wanted)])[0]);
  assert.deepEqual(problems, [
    { kind: 'problem', problem: 'noFigure', id: 'offered' },
    { kind: 'problem', problem: 'noFigure', id: 'agents.available' },
    { kind: 'problem', problem: 'noTeam', id: 'sales' },
    { kind: 'problem', problem: 'noQueue', id: 'nowhere' },
    { kind: 'problem', problem: 'noTeam', id: '__proto__' },
    { kind: 'problem', problem: 'noAgent', id: 'nobody' }
  ]);
});
