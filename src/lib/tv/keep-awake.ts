/**
 * Keeps a television from sleeping. Where the page is secure the browser has a lock for it; elsewhere a silent film plays for
 * ever, as behind a player that nobody would want to see go dark. It fills the page, for small ones are not taken for one.
 */
import type { DisplayHealth } from '#lib/protocol/displays.ts';
import film from './film.webm?url';

export type How = DisplayHealth['awake'];

/** How often what was refused, or lost, is asked for again. */
const AGAIN_MS = 30_000;

export class KeepAwake {
  #lock: WakeLockSentinel | null = null;
  #film: HTMLVideoElement | null = null;

  get how(): How {
    if (this.#lock && !this.#lock.released) return 'wakeLock';
    return this.#film && !this.#film.paused ? 'film' : 'none';
  }

  /** @returns ends it */
  start(): () => void {
    const keep = (): void => void this.#keep();
    // Whoever hides a page takes its lock; a film is stopped by whatever else plays.
    document.addEventListener('visibilitychange', keep);
    const timer = setInterval(keep, AGAIN_MS);
    keep();
    return () => {
      document.removeEventListener('visibilitychange', keep);
      clearInterval(timer);
      void this.#lock?.release();
      this.#film?.remove();
    };
  }

  async #keep(): Promise<void> {
    if (document.hidden || this.how === 'wakeLock') return;
    this.#lock = await requestLock();
    if (this.#lock) this.#film?.pause();
    else await this.#playFilm();
  }

  async #playFilm(): Promise<void> {
    this.#film ??= newFilm();
    await this.#film.play().catch(() => undefined);
  }
}

async function requestLock(): Promise<WakeLockSentinel | null> {
  // Not there where the page is not secure, whatever the types say.
  const { wakeLock } = navigator as Partial<Navigator>;
  return wakeLock ? wakeLock.request('screen').catch(() => null) : null;
}

function newFilm(): HTMLVideoElement {
  const video = document.createElement('video');
  Object.assign(video, { src: film, muted: true, loop: true, playsInline: true, tabIndex: -1 });
  video.setAttribute('aria-hidden', 'true');
  video.style.cssText =
    'position:fixed;top:0;left:0;width:100%;height:100%;object-fit:fill;opacity:0.01;z-index:-1;pointer-events:none';
  document.body.append(video);
  return video;
}
