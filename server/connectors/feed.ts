/** Lines in, events out: what a connector does with a log, whether it reads it once or follows it. */
import { isToken } from '../contract/text.ts';
import { writeEvent, type Speaker, type WireEvent } from './event-writer.ts';
import { followFile, type FollowedLine } from './follow-file.ts';
import type { LineTranslator } from './line-translator.ts';
import { savePosition, type SavedPosition } from './saved-position.ts';
import { tokenFor } from './token-names.ts';

/** Where events go. */
export interface Outlet {
  /** Resolves when there is room for the next one. */
  send(event: WireEvent): Promise<void>;
  /** Resolves when all that was sent has arrived. */
  flush(): Promise<void>;
}

export interface Tally {
  lines: number;
  skipped: number;
  events: number;
}

/** Told of each line that was skipped. */
export type ReportSkipped = (lineNumber: number, problem: string) => void;

/** Translates lines and sends what comes of them. */
export class Feed {
  readonly #translator: LineTranslator;
  readonly #outlet: Outlet;
  readonly #reportSkipped: ReportSkipped;
  readonly tally: Tally = { lines: 0, skipped: 0, events: 0 };

  constructor(translator: LineTranslator, outlet: Outlet, reportSkipped: ReportSkipped) {
    this.#translator = translator;
    this.#outlet = outlet;
    this.#reportSkipped = reportSkipped;
  }

  async take(lines: readonly FollowedLine[]): Promise<void> {
    for (const { text, number } of lines) {
      const { events, problem } = this.#translator.translate(text);
      this.tally.lines++;
      if (problem !== null) {
        this.tally.skipped++;
        this.#reportSkipped(number, problem);
      }
      for (const event of events) await this.#outlet.send(event);
      this.tally.events += events.length;
    }
  }
}

export interface Following {
  readonly path: string;
  readonly position: { readonly file: string; readonly saved: SavedPosition | null };
  readonly speaker: Speaker;
  readonly translator: LineTranslator;
  readonly outlet: Outlet;
  readonly feed: Feed;
  readonly signal: AbortSignal;
  readonly warn: (text: string) => void;
}

/** Saving takes a twentieth of the time at most, however much a translator knows of a busy day. */
const SAVE_SHARE = 0.05;
export const HEARTBEAT_EVERY_MS = 10_000;
/** Early enough for what is said to be always true. */
const BEAT_EVERY_MS = 0.8 * HEARTBEAT_EVERY_MS;

/**
 * Feeds what is in the file and what comes, until the signal, and says every few seconds that the source is alive: not
 * where the file can't be read or events can't be sent.
 *
 * The position is saved only when the events before it have arrived: what was sent after it is sent again the next time,
 * under the same ids.
 */
export async function follow(following: Following): Promise<void> {
  const { path, position, speaker, translator, outlet, feed, signal, warn } = following;
  let place = position.saved?.place ?? null;
  let isSaved = true;
  let saveAtMs = 0;
  let beatAtMs = 0;
  const save = async (): Promise<void> => {
    if (isSaved || !place) return;
    await outlet.flush();
    const startMs = performance.now();
    await savePosition(position.file, { place, translator });
    isSaved = true;
    saveAtMs = performance.now() + (performance.now() - startMs) / SAVE_SHARE;
  };
  for await (const batch of followFile(path, { from: place, signal, warn })) {
    await feed.take(batch.lines);
    place = batch.place;
    if (batch.lines.length > 0) isSaved = false;
    if (performance.now() >= beatAtMs) {
      beatAtMs = performance.now() + BEAT_EVERY_MS;
      await outlet.send(heartbeat(speaker, Date.now()));
    }
    if (batch.lines.length === 0) await outlet.flush();
    if (performance.now() >= saveAtMs) await save();
  }
  await save();
}

/** The name of a source as a token: `/asterisk/main` → `asterisk-main`. */
function nameOf(source: string): string {
  const plain = source.split('/').filter(Boolean).join('-');
  return isToken(plain) ? plain : tokenFor(source);
}

export function heartbeat(speaker: Speaker, atMs: number): WireEvent {
  const data = { name: nameOf(speaker.source), everyMs: HEARTBEAT_EVERY_MS };
  return writeEvent(speaker, { type: 'source.heartbeat', atMs, data }, 'heartbeat');
}
