/** What a television lets be heard: two sounds, made by the browser itself. */
import type { DisplayHealth } from '#lib/protocol/displays.ts';
import type { Sound } from './sounding.ts';

interface Note {
  readonly hertz: number;
  readonly atS: number;
  readonly lastsS: number;
}

/** A bell's third and octave; and three calls that carry over a room. */
const SOUNDS: Readonly<Record<Sound, readonly Note[]>> = {
  chime: [
    { hertz: 659.3, atS: 0, lastsS: 1.4 },
    { hertz: 1046.5, atS: 0.22, lastsS: 1.8 }
  ],
  urgent: [0, 0.55, 1.1].flatMap((atS) => [
    { hertz: 880, atS, lastsS: 0.5 },
    { hertz: 1174.7, atS: atS + 0.16, lastsS: 0.6 }
  ])
};
/** A bell is more than one tone: multiples, and how loud each is. */
const PARTIALS: readonly (readonly [times: number, gain: number])[] = [
  [1, 0.3],
  [2, 0.08],
  [3, 0.03]
];
const SILENCE = 0.0001;
/** What rings has faded then, seconds: the sound card may sleep. */
const RINGS_S = 3;
const GESTURES = ['pointerdown', 'keydown'];

export class Bell {
  readonly #context: AudioContext | null;
  #isAllowed = false;
  #sleep: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#context = 'AudioContext' in globalThis ? new AudioContext() : null;
  }

  get state(): DisplayHealth['sound'] {
    if (!this.#context) return 'none';
    return this.#isAllowed ? 'ready' : 'blocked';
  }

  /**
   * Asks whether it may be heard: of most browsers one press of any key is wanted first, once after each loading.
   *
   * @param changed called when that is known better
   * @returns ends it
   */
  start(changed: () => void): () => void {
    const context = this.#context;
    if (!context) return () => undefined;
    const wake = (): void => void context.resume().catch(() => undefined);
    const listen = (): void => {
      if (context.state !== 'running') return;
      this.#isAllowed = true;
      for (const gesture of GESTURES) removeEventListener(gesture, wake);
      this.#sleepSoon();
      changed();
    };
    context.addEventListener('statechange', listen);
    for (const gesture of GESTURES) addEventListener(gesture, wake);
    wake();
    listen();
    return () => {
      for (const gesture of GESTURES) removeEventListener(gesture, wake);
      clearTimeout(this.#sleep);
      void context.close();
    };
  }

  async play(sound: Sound): Promise<void> {
    const context = this.#context;
    if (!context || !this.#isAllowed) return;
    await context.resume();
    const startS = context.currentTime + 0.05;
    for (const note of SOUNDS[sound]) this.#ring(context, note, startS + note.atS);
    this.#sleepSoon();
  }

  #ring(context: AudioContext, { hertz, lastsS }: Note, atS: number): void {
    for (const [times, loud] of PARTIALS) {
      const tone = context.createOscillator();
      const gain = context.createGain();
      tone.frequency.value = hertz * times;
      gain.gain.setValueAtTime(SILENCE, atS);
      gain.gain.exponentialRampToValueAtTime(loud, atS + 0.01);
      gain.gain.exponentialRampToValueAtTime(SILENCE, atS + lastsS / times);
      tone.connect(gain).connect(context.destination);
      tone.start(atS);
      tone.stop(atS + lastsS);
    }
  }

  #sleepSoon(): void {
    clearTimeout(this.#sleep);
    this.#sleep = setTimeout(() => void this.#context?.suspend(), RINGS_S * 1000);
  }
}
