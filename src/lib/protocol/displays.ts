/** Televisions and other displays that the desk has paired. Times are epoch milliseconds. */

/** What a display is told, as part of its view. Numbers that only grow say "do it now" when they have grown. */
export interface DisplayState {
  readonly id: string;
  readonly name: string;
  /** Shows its name, large, until then; null: not. */
  readonly identifyUntilMs: number | null;
  readonly reloads: number;
  readonly chimes: number;
  /** Moves all by a few pixels now and then, against burn-in. */
  readonly pixelShift: boolean;
  /** It is within its dimming hours. */
  readonly isDimmed: boolean;
  /** It makes no sound: never, or not at this hour. */
  readonly isSilent: boolean;
}

/** A part of each day, by local times, `22:00`–`06:30`; from a time to the same: all day. */
export interface DayPart {
  readonly from: string;
  readonly to: string;
}

export interface DisplaySettings {
  readonly pixelShift: boolean;
  /** Hours of the first site of its first board; null: never dimmed. */
  readonly dim: DayPart | null;
  readonly sound: boolean;
  /** No sound between these, by the same clock; null: at any time. */
  readonly quiet: DayPart | null;
}

export const DEFAULT_SETTINGS: DisplaySettings = { pixelShift: true, dim: null, sound: true, quiet: null };

/** What it shows: one board, or several that take turns, all displays in step. */
export interface Assignment {
  /** None: nothing yet. */
  readonly boards: readonly string[];
  /** How long each stays, 10–3600. */
  readonly seconds: number;
}

export const ROTATION_SECONDS = { least: 10, most: 3600, usual: 30 } as const;
export const MOST_BOARDS = 20;
export const LONGEST_NAME = 60;

export const AWAKE = ['wakeLock', 'film', 'none'] as const;
export const SOUNDS = ['ready', 'blocked', 'none'] as const;
export const PAGES = ['board', 'table'] as const;

/** What a display reports of itself. */
export interface DisplayHealth {
  /** The live board, or the table for old browsers. */
  readonly page: (typeof PAGES)[number];
  /** The page's own, in whole pixels of the style sheet. */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** How old the figures are that it shows, by its own reckoning, milliseconds; null: it shows none. */
  readonly frameAgeMs: number | null;
  /** How it is kept from sleeping. */
  readonly awake: (typeof AWAKE)[number];
  /** Whether its browser lets it be heard; `none`: it can't make any. */
  readonly sound: (typeof SOUNDS)[number];
  readonly build: string;
  readonly uptimeMs: number;
  readonly heapBytes: number | null;
}

/** How often it does, about, milliseconds. */
export const HEALTH_EVERY_MS = 25_000;

export interface DisplayRow {
  readonly id: string;
  readonly name: string;
  readonly pairedAtMs: number;
  /** What whoever paired it calls themselves, or their address. */
  readonly pairedBy: string;
  readonly assignment: Assignment;
  readonly settings: DisplaySettings;
  /** Of the last report: from where it came, by what browser, when, and what it said. Null before the first. */
  readonly report: DisplayReport | null;
}

export interface DisplayReport {
  readonly address: string;
  /** `Chromium 87, Tizen` */
  readonly engine: string;
  readonly heardAtMs: number;
  readonly health: DisplayHealth;
}

export interface DisplayList {
  /** The server's clock. */
  readonly nowMs: number;
  readonly build: string;
  readonly displays: readonly DisplayRow[];
}

/** A display that waits to be paired: what stands on its screen. */
export interface PairingCode {
  /** Six characters that can't be taken for one another. */
  readonly code: string;
  readonly untilMs: number;
}

/** What is done to a display at once. */
export const DISPLAY_ORDERS = ['identify', 'reload', 'chime'] as const;
export type DisplayOrder = (typeof DISPLAY_ORDERS)[number];

/** Bears the token of a display, from before it is paired: the desk makes it count. */
export const DISPLAY_COOKIE = 'floorcast_display';
