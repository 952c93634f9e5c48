/**
 * What crosses `/live`, as JSON text frames. One socket watches one view.
 *
 *     browser → server   hello                      once, within 5 s of opening
 *     server → browser   heartbeat                  at once, then every second
 *                        snapshot                   the whole view, numbered; or, resumed, nothing but
 *                        delta, delta, …            each number is the one before it plus one
 *
 * A browser that finds a gap in the numbers says hello again on a new socket. After a cut it may name the epoch and number
 * it stands at: where the server still has the deltas since then it sends only those, else a snapshot. A browser that reads
 * too slowly is never queued for: it misses deltas and gets a fresh snapshot.
 *
 * History of the protocol: 1, the first.
 */
export const PROTOCOL = 1;

/** The server's heartbeat, milliseconds. */
export const HEARTBEAT_MS = 1000;

/** The least time between two frames of one view, milliseconds. */
export const FRAME_MS = 100;

/** Where a replica stands in the numbered deltas of one run of a view. */
export interface Position {
  readonly epoch: string;
  readonly number: number;
}

export interface Hello {
  readonly type: 'hello';
  readonly protocol: number;
  /** A view's address: see view-address.ts. */
  readonly view: string;
  readonly resume?: Position;
}

export interface Snapshot<T = unknown> extends Position {
  readonly type: 'snapshot';
  /** The moment the figures are of, server's clock, epoch milliseconds. */
  readonly atMs: number;
  readonly data: T;
}

export interface Delta {
  readonly type: 'delta';
  readonly number: number;
  readonly atMs: number;
  /** See patch.ts. */
  readonly patch: Patch;
}

/** Members to set, nested as in the data; and paths of members that are gone. */
export interface Patch {
  readonly set?: Record<string, unknown>;
  readonly gone?: readonly (readonly string[])[];
}

/** The four clocks of the data: socket (this frame), server, stream, last event. Sources have theirs in the view. */
export interface Heartbeat {
  readonly type: 'heartbeat';
  /** The server's clock, epoch milliseconds. */
  readonly serverMs: number;
  /** The server's build: a page of another one is out of date. */
  readonly build: string;
  /** The last stream sequence that the figures contain. */
  readonly sequence: number;
  /** Messages in the stream beyond that. */
  readonly behind: number;
  /** False until the server has read what was in the stream when it started. */
  readonly caughtUp: boolean;
  /** How long ago the stream last answered, milliseconds; null if it never did. */
  readonly streamAgeMs: number | null;
  /** How long ago the last event was stored, milliseconds; null if there is none. */
  readonly lastEventAgeMs: number | null;
}

export type ServerMessage<T = unknown> = Snapshot<T> | Delta | Heartbeat;

/**
 * Why the server closes a socket. `restart` (the standard's own code) bears a reason `{"retryAfterMs": n}`: come back then.
 * After `protocol` the page reloads itself; after `forbidden` it goes where the token is asked for; after `noSuchView`
 * it asks again, later; after any other it comes back with growing pauses.
 */
export const CLOSE = {
  restart: 1012,
  badMessage: 4400,
  forbidden: 4401,
  noSuchView: 4404,
  protocol: 4406,
  helloTimeout: 4408
} as const;

/** Limits of what a browser may send: one hello, of this size, in this time. */
export const LIMITS = { messageBytes: 4096, helloTimeoutMs: 5000 } as const;
