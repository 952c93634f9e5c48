/** Televisions and other displays that the desk has paired. Times are epoch milliseconds. */

/** What a display is told, as part of its view. Numbers that only grow say "do it now" when they have grown. */
export interface DisplayState {
  readonly id: string;
  readonly name: string;
  /** Shows its name, large, until then; null: not. */
  readonly identifyUntilMs: number | null;
  readonly reloads: number;
  readonly chimes: number;
  readonly settings: DisplaySettings;
}

export interface DisplaySettings {
  /** Moves all by a few pixels now and then, against burn-in. */
  readonly pixelShift: boolean;
  /** Local times of the first site, `22:00`–`06:30`; null: never dimmed. */
  readonly dim: { readonly from: string; readonly to: string } | null;
  readonly sound: boolean;
  /** No sound between these; null: at any time. */
  readonly quiet: { readonly from: string; readonly to: string } | null;
}

/** What it shows: one board, or several that take turns, all displays in step. */
export interface Assignment {
  /** None: nothing yet. */
  readonly boards: readonly string[];
  /** How long each stays, 10–3600. */
  readonly seconds: number;
}

/** What a display reports of itself. */
export interface DisplayHealth {
  readonly engine: string;
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** How old the figures are that it shows, by its own reckoning, milliseconds. */
  readonly frameAgeMs: number;
  /** How it is kept from sleeping. */
  readonly awake: 'wakeLock' | 'film' | 'none';
  readonly build: string;
  readonly uptimeMs: number;
  readonly heapBytes: number | null;
}

export interface DisplayRow {
  readonly id: string;
  readonly name: string;
  readonly pairedAtMs: number;
  readonly pairedBy: string;
  readonly assignment: Assignment;
  readonly settings: DisplaySettings;
  readonly address: string | null;
  readonly health: DisplayHealth | null;
  readonly heardAtMs: number | null;
}

/** A display that waits to be paired: what stands on its screen. */
export interface PairingCode {
  /** Six characters that can't be taken for one another. */
  readonly code: string;
  readonly untilMs: number;
}
