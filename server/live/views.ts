/**
 * All views that somebody watches or watched just now. A change goes out at once after a quiet moment, further ones
 * together: at most one frame every FRAME_MS a view. What changes by mere time is looked for twice a second.
 */
import { FRAME_MS } from '#lib/protocol/messages.ts';
import { View, type ViewData } from './view.ts';

/** A page that was just rendered, or cut off, finds its view and its number again within this time. */
const KEPT_UNWATCHED_MS = 30_000;
const TIME_DRIVEN_EVERY_MS = 500;

export interface ViewSource {
  /** Makes the floor current for a moment. @returns when it will change by itself; Infinity if nothing is due */
  readonly advance: (nowMs: number) => number;
  /** The data of a view at that moment; null where there is no such view. */
  readonly read: (address: string, nowMs: number) => ViewData | null;
  readonly now: () => number;
}

interface Entry {
  readonly view: View;
  sentAtMs: number;
  watchedAtMs: number;
}

export class Views {
  readonly #source: ViewSource;
  readonly #entries = new Map<string, Entry>();
  #scheduled: NodeJS.Timeout | NodeJS.Immediate | null = null;
  readonly #timer: NodeJS.Timeout;

  constructor(source: ViewSource) {
    this.#source = source;
    this.#timer = setInterval(() => this.#sweep(), TIME_DRIVEN_EVERY_MS);
  }

  /** The view of an address, current; null where there is none. */
  open(address: string): View | null {
    const nowMs = this.#source.now();
    const known = this.#entries.get(address);
    if (known) {
      known.watchedAtMs = nowMs;
      return known.view;
    }
    this.#source.advance(nowMs);
    const data = this.#source.read(address, nowMs);
    if (!data) return null;
    const view = new View(address, data, nowMs);
    this.#entries.set(address, { view, sentAtMs: nowMs, watchedAtMs: nowMs });
    return view;
  }

  /** Something has happened on the floor. */
  changed(): void {
    if (this.#scheduled || this.#entries.size === 0) return;
    const nowMs = this.#source.now();
    let waitMs = Infinity;
    for (const { sentAtMs } of this.#entries.values()) waitMs = Math.min(waitMs, sentAtMs + FRAME_MS - nowMs);
    const flush = (): void => {
      this.#scheduled = null;
      this.#flush();
    };
    // Right after what is being read now, so that events which came together go out together.
    this.#scheduled = waitMs <= 0 ? setImmediate(flush) : setTimeout(flush, waitMs);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#entries.clear();
    clearImmediate(this.#scheduled as NodeJS.Immediate);
    clearTimeout(this.#scheduled as NodeJS.Timeout);
  }

  #flush(): void {
    const nowMs = this.#source.now();
    const dueMs = this.#source.advance(nowMs);
    if (dueMs < nowMs + TIME_DRIVEN_EVERY_MS) setTimeout(() => this.changed(), dueMs - nowMs);
    let someWait = false;
    for (const entry of this.#entries.values()) {
      if (nowMs - entry.sentAtMs < FRAME_MS) someWait = true;
      else this.#update(entry, nowMs);
    }
    if (someWait) this.changed();
  }

  #update(entry: Entry, nowMs: number): void {
    const { view } = entry;
    const data = this.#source.read(view.address, nowMs);
    if (data) {
      if (view.update(data, nowMs)) entry.sentAtMs = nowMs;
      return;
    }
    // A stream made anew, or another configuration, knows nothing of it: what it showed last must not go on looking live.
    this.#entries.delete(view.address);
    view.end();
  }

  #sweep(): void {
    const nowMs = this.#source.now();
    for (const [address, entry] of this.#entries) {
      if (entry.view.watchers.size > 0) entry.watchedAtMs = nowMs;
      else if (nowMs - entry.watchedAtMs > KEPT_UNWATCHED_MS) this.#entries.delete(address);
    }
    // Watched or not, what is over is forgotten.
    if (this.#entries.size === 0) this.#source.advance(nowMs);
    this.changed();
  }
}
