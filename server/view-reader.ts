/** What is shown at a view's address, at a moment. */
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import type { BoardView } from '#lib/protocol/board-view.ts';
import { boardsView } from '#lib/protocol/boards-view.ts';
import { alertsFor } from '#lib/protocol/alerts.ts';
import type { OutlookView } from '#lib/protocol/outlook-view.ts';
import type { Audience, ViewAddress, ViewKind } from '#lib/protocol/view-address.ts';
import { ALL_SITES, parseViewAddress, stricterOf } from '#lib/protocol/view-address.ts';
import type { Alerts } from './alerts/alerts.ts';
import type { Announcements } from './boards/announcements.ts';
import type { Boards } from './boards/boards.ts';
import type { SharedDrafts } from './boards/shared-drafts.ts';
import type { Displays } from './displays/displays.ts';
import { boardAt } from './displays/rotation.ts';
import { siteDefinitionOf } from './floor/definitions.ts';
import type { Floor } from './floor/floor.ts';
import type { StreamFold } from './floor/stream-fold.ts';
import type { LastWeeks } from './last-weeks.ts';
import type { LatestOutlooks } from './latest-outlooks.ts';
import type { ViewData } from './live/view.ts';
import type { Rosters } from './roster/rosters.ts';
import { ShiftReader } from './roster/shift-view.ts';
import type { Board } from './views/board-reading.ts';
import { boardView } from './views/board-view.ts';
import { FloorNow } from './views/floor-now.ts';
import type { People } from './views/people.ts';
import { siteView } from './views/site-view.ts';

export interface ViewParts {
  readonly fold: () => StreamFold;
  readonly people: Readonly<Record<Audience, People>>;
  readonly boards: Pick<Boards, 'get' | 'list' | 'deleted'>;
  readonly drafts: Pick<SharedDrafts, 'get'>;
  readonly announcements: Pick<Announcements, 'of' | 'list'>;
  readonly rosters: Pick<Rosters, 'shiftsIn'>;
  readonly displays: Pick<Displays, 'assignment' | 'state'>;
  readonly alerts: Pick<Alerts, 'view'>;
  readonly lastWeeks: Pick<LastWeeks, 'of'>;
  readonly outlooks: Pick<LatestOutlooks, 'of'>;
}

type Read = (address: ViewAddress, nowMs: number) => object | null;

interface Parts extends ViewParts {
  readonly floorNow: FloorNow;
  readonly shifts: ShiftReader;
}

function readBoard(parts: Parts, board: Board | null, asked: Audience, nowMs: number): object | null {
  if (!board) return null;
  const { fold, floorNow, people, alerts, announcements, lastWeeks, outlooks, rosters, shifts } = parts;
  const audience = stricterOf(board.document.audience, asked);
  return boardView(floorNow.of(fold(), nowMs), board, {
    audience,
    people: people[audience],
    rejected: fold().counts.rejected,
    alerts: (site) => alertsFor(alerts.view(site, audience)),
    messages: announcements.of(board.id),
    lastWeek: (site) => lastWeeks.of(site),
    outlook: (site) => outlooks.of(site),
    shift: (site) => shifts.read(fold().floor, site, (day) => rosters.shiftsIn(site, day), nowMs)
  });
}

/** Where the hours of a display's settings are: at the first site of its first board, or of the floor. */
function zoneOf({ config, sites }: Floor, board: BoardDocument | undefined): string {
  const site = board?.scope.sites[0] ?? sites.keys().next().value;
  return site === undefined ? 'UTC' : siteDefinitionOf(config, site).timeZone;
}

function readDisplay(parts: Parts, id: string, nowMs: number): object | null {
  const { fold, boards, displays } = parts;
  const { boards: assigned = [], seconds = 1 } = displays.assignment(id) ?? {};
  const present = assigned.filter((board) => boards.get(board));
  const display = displays.state(id, nowMs, zoneOf(fold().floor, boards.get(present[0] ?? '')?.document));
  if (!display) return null;
  const shown = boardAt(present, seconds, nowMs);
  if (shown === null) return { board: null, display, sites: {}, alerts: {}, tiles: {} } satisfies BoardView;
  return { ...readBoard(parts, boardOf(shown, boards.get(shown)), 'wall', nowMs), display };
}

function readOutlook({ fold, outlooks }: Parts, id: string): OutlookView | null {
  const site = fold().floor.sites.get(id);
  if (!site) return null;
  const { name, timeZone } = site.definition;
  return { site: { id, name, timeZone }, outlook: outlooks.of(id) };
}

function readers(parts: Parts): Readonly<Partial<Record<ViewKind, Read>>> {
  const { fold, people, boards, drafts, announcements, rosters, shifts, alerts } = parts;
  return {
    site: ({ id, audience }, nowMs) => {
      const shown = alertsFor(alerts.view(id, audience));
      return siteView(fold().floor, id, nowMs, fold().counts.rejected, people[audience], shown);
    },
    board: ({ id, audience }, nowMs) => readBoard(parts, boardOf(id, boards.get(id)), audience, nowMs),
    draft: ({ id, audience }, nowMs) => readBoard(parts, boardOf(id, drafts.get(id)), audience, nowMs),
    boards: ({ id, audience }) =>
      audience === 'wall' || id !== ALL_SITES ? null : boardsView(boards, announcements.list()),
    shift: ({ id, audience }, nowMs) =>
      audience === 'wall' ? null : shifts.read(fold().floor, id, (day) => rosters.shiftsIn(id, day), nowMs),
    outlook: ({ id, audience }) => (audience === 'wall' ? null : readOutlook(parts, id)),
    display: ({ id, audience }, nowMs) => (audience === 'wall' ? readDisplay(parts, id, nowMs) : null),
    alerts: ({ id, audience }) => {
      if (id === ALL_SITES) return alerts.view(null, audience);
      return fold().floor.sites.has(id) ? alerts.view(id, audience) : null;
    }
  };
}

const boardOf = (id: string, found: Pick<Board, 'version' | 'document'> | null): Board | null =>
  found && { id, version: found.version, document: found.document };

/** @returns the data of a view; null where there is none of that address */
export function viewReader(parts: ViewParts): (address: string, nowMs: number) => ViewData | null {
  const read = readers({ ...parts, floorNow: new FloorNow(), shifts: new ShiftReader() });
  return (text, nowMs) => {
    const address = parseViewAddress(text);
    return address && ((read[address.kind]?.(address, nowMs) ?? null) as ViewData | null);
  };
}
