/** A thread that is started again when it dies, each time after a longer pause. */
import { Worker } from 'node:worker_threads';
import { pause } from '../stream/backoff.ts';

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
/** A thread that lived that long has not died of how it starts. */
const LONG_LIFE_MS = 5 * 60_000;

export interface KeptThreadOptions<Message> {
  readonly name: string;
  readonly script: URL;
  /** What a new life begins with. */
  readonly begin: () => unknown;
  readonly onMessage: (message: Message) => void;
  /** It has died, and will be started again after the pause. */
  readonly onDeath: (reason: string, pauseMs: number) => void;
}

export class KeptThread<Message> {
  readonly #options: KeptThreadOptions<Message>;
  readonly #stopping = new AbortController();
  #thread: Worker | null = null;
  #ended: Promise<void> | null = null;

  constructor(options: KeptThreadOptions<Message>) {
    this.#options = options;
  }

  start(): void {
    this.#ended = this.#keep();
  }

  /** Lost where no thread lives. */
  tell(message: unknown): void {
    this.#thread?.postMessage(message);
  }

  /** It has been told to end: resolves when it has, or has been made to. */
  async stop(withinMs: number): Promise<void> {
    this.#stopping.abort();
    const thread = this.#thread;
    const timer = setTimeout(() => void thread?.terminate(), withinMs);
    await this.#ended;
    clearTimeout(timer);
  }

  async #keep(): Promise<void> {
    const { signal } = this.#stopping;
    let pauseMs = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      const bornAt = performance.now();
      const reason = await this.#live();
      if (signal.aborted) return;
      if (performance.now() - bornAt > LONG_LIFE_MS) pauseMs = FIRST_PAUSE_MS;
      this.#options.onDeath(reason, pauseMs);
      await pause(pauseMs, signal);
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
  }

  /** @returns what ended it */
  #live(): Promise<string> {
    const { name, script, begin, onMessage } = this.#options;
    const thread = new Worker(script, { name, workerData: begin() });
    this.#thread = thread;
    let problem: string | null = null;
    thread.on('message', onMessage);
    thread.on('error', (error) => (problem = error instanceof Error ? error.message : String(error)));
    return new Promise((resolve) => {
      thread.on('exit', (code) => {
        this.#thread = null;
        resolve(problem ?? `exit code ${code}`);
      });
    });
  }
}
