/** What a television's page does besides showing its board: it stays awake, sounds, guards itself, and tells how it is. */
import type { LiveBoard } from '#lib/live/live-board.svelte.ts';
import { reloadIfServed } from '#lib/live/page-renewal.ts';
import type { DisplayHealth } from '#lib/protocol/displays.ts';
import { Bell } from './bell.ts';
import { reportHealth } from './health-report.ts';
import { KeepAwake } from './keep-awake.ts';
import type { Sound } from './sounding.ts';
import { isBroken, LOOK_EVERY_MS } from './watchdog.ts';

export class Device {
  readonly #live: LiveBoard;
  readonly #awake = new KeepAwake();
  #bell: Bell | null = null;
  #sound = $state<DisplayHealth['sound']>('none');

  constructor(live: LiveBoard) {
    this.#live = live;
  }

  /** Whether the browser lets it be heard. */
  get sound(): DisplayHealth['sound'] {
    return this.#sound;
  }

  play(sound: Sound): void {
    void this.#bell?.play(sound);
  }

  /** @returns ends it */
  start(): () => void {
    const ends = [this.#listen(), this.#awake.start(), this.#guard(), this.#report()];
    return () => ends.forEach((end) => end());
  }

  #listen(): () => void {
    const bell = (this.#bell = new Bell());
    const changed = (): void => void (this.#sound = bell.state);
    changed();
    return bell.start(changed);
  }

  #guard(): () => void {
    let lookedAtMs = performance.now();
    const timer = setInterval(() => {
      const nowMs = performance.now();
      const signs = { sinceLookMs: nowMs - lookedAtMs, freshness: this.#live.freshness };
      lookedAtMs = nowMs;
      if (isBroken(signs)) void reloadIfServed();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }

  #report(): () => void {
    const { heartbeat } = this.#live;
    return reportHealth({
      build: heartbeat.build,
      frameAgeMs: () => (this.#live.board ? this.#live.freshness.ageMs : null),
      awake: () => this.#awake.how,
      sound: () => this.#sound
    });
  }
}
