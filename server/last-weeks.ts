/**
 * What was counted at each site on the day a week before its current one. The live floor does not know that any more, so the
 * archive is asked, once a day and site, as soon as a board wants to compare; until it has answered nothing is known.
 */
import type { PastDay } from '#lib/protocol/past-day.ts';
import type { Question } from '#lib/protocol/questions.ts';
import type { Calendar } from './floor/calendar.ts';
import type { Floor } from './floor/floor.ts';
import { pause } from './stream/backoff.ts';
import { KeptDay } from './views/kept-day.ts';

const DAYS = 7;
/** A day of which nothing is known may still be published. */
const UNKNOWN_FOR_MS = 3_600_000;
const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 5 * 60_000;

export interface LastWeeksOptions {
  /** The floor that is shown. */
  readonly floor: () => Floor;
  /** @throws Error where it can't be answered now */
  readonly ask: (question: Question<'pastDay'>, signal: AbortSignal) => Promise<PastDay | null>;
  readonly now: () => number;
  readonly onKnown: () => void;
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

interface Wanted {
  readonly todayMs: number;
  readonly going: AbortController;
  kept: KeptDay | null;
}

export class LastWeeks {
  readonly #options: LastWeeksOptions;
  readonly #pause: NonNullable<LastWeeksOptions['pause']>;
  /** By site. */
  readonly #wanted = new Map<string, Wanted>();

  constructor(options: LastWeeksOptions) {
    this.#options = options;
    this.#pause = options.pause ?? pause;
  }

  /** Null: not known, or not yet. */
  of(site: string): KeptDay | null {
    const { floor, now } = this.#options;
    const calendar = floor().sites.get(site)?.calendar;
    const today = calendar?.dayOf(now());
    if (!calendar || !today) return null;
    const known = this.#wanted.get(site);
    if (known?.todayMs === today.startMs) return known.kept;
    known?.going.abort();
    const wanted: Wanted = { todayMs: today.startMs, going: new AbortController(), kept: null };
    this.#wanted.set(site, wanted);
    void this.#learn(site, calendar, wanted);
    return null;
  }

  /** By other definitions it was another day, or is told otherwise: it is asked for anew. */
  forget(): void {
    for (const { going } of this.#wanted.values()) going.abort();
    this.#wanted.clear();
  }

  async #learn(site: string, calendar: Calendar, wanted: Wanted): Promise<void> {
    const { signal } = wanted.going;
    const day = calendar.daysBefore(calendar.dayOf(wanted.todayMs)!, DAYS);
    if (!day) return;
    const question = { name: 'pastDay', moment: null, site, day: calendar.dateOf(day) } as const;
    for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      const answer = await this.#options.ask(question, signal).catch(() => undefined);
      if (signal.aborted) return;
      if (answer) {
        wanted.kept = new KeptDay(answer);
        this.#options.onKnown();
        return;
      }
      await this.#pause(answer === null ? UNKNOWN_FOR_MS : pauseMs, signal);
    }
  }
}
