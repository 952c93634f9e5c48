/**
 * The latest outlook of each site that somebody looks at: asked of the archive again and again as long as it is read, so that
 * no view waits for it and none is computed for nobody.
 */
import type { Outlook } from '#lib/protocol/outlook.ts';
import type { Question } from '#lib/protocol/questions.ts';

/** From one question to the next. */
const EVERY_MS = 12_000;
/** What is older foresees what has been: it is none any more. */
const TOO_OLD_MS = 5 * 60_000;

export interface LatestOutlooksOptions {
  /** @throws Error where it can't be answered now */
  readonly ask: (question: Question<'outlook'>, signal: AbortSignal) => Promise<Outlook | null>;
  /** Whether the floor is known as it is now: what is foreseen of half a stream misleads. */
  readonly isCurrent: () => boolean;
  readonly now: () => number;
  readonly onKnown: () => void;
}

interface Wanted {
  askedAtMs: number;
  isAsking: boolean;
  latest: Outlook | null;
}

export class LatestOutlooks {
  readonly #options: LatestOutlooksOptions;
  readonly #stopping = new AbortController();
  /** By site. */
  readonly #wanted = new Map<string, Wanted>();

  constructor(options: LatestOutlooksOptions) {
    this.#options = options;
  }

  /** Null: there is none yet. Who reads it again and again gets newer ones. */
  of(site: string): Outlook | null {
    const nowMs = this.#options.now();
    let wanted = this.#wanted.get(site);
    if (!wanted) this.#wanted.set(site, (wanted = { askedAtMs: -Infinity, isAsking: false, latest: null }));
    if (!wanted.isAsking && this.#options.isCurrent() && nowMs - wanted.askedAtMs >= EVERY_MS)
      void this.#learn(site, wanted, nowMs);
    return wanted.latest && nowMs - wanted.latest.atMs < TOO_OLD_MS ? wanted.latest : null;
  }

  /** By other definitions all of it is told otherwise. */
  forget(): void {
    this.#wanted.clear();
  }

  stop(): void {
    this.#stopping.abort();
  }

  async #learn(site: string, wanted: Wanted, nowMs: number): Promise<void> {
    const { ask, onKnown } = this.#options;
    const { signal } = this.#stopping;
    if (signal.aborted) return;
    wanted.askedAtMs = nowMs;
    wanted.isAsking = true;
    const question = { name: 'outlook', moment: null, site, queue: null, change: null } as const;
    const answer = await ask(question, signal).catch(() => null);
    wanted.isAsking = false;
    if (signal.aborted || !answer || this.#wanted.get(site) !== wanted) return;
    wanted.latest = answer;
    onKnown();
  }
}
