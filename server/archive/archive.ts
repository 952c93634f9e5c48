/**
 * The server's end of the archive: a thread that keeps a floor of its own beside the live one, and answers there what would
 * hold up a tick here. While it is not ready, what is asked of the present is answered here, and what is asked of the past
 * waits. Should it die, nothing of that reaches the live floor.
 */
import type { Answer, Moment, Question, QuestionName } from '#lib/protocol/questions.ts';
import type { FloorConfig } from '../contract/config.ts';
import { KeptThread } from './kept-thread.ts';
import type { Asked, FromThread, ThreadStart, ToThread } from './thread-messages.ts';

export interface ArchiveOptions extends ThreadStart {
  /** The past moment that the floor has to stand at to answer; null: the present. */
  readonly momentOf: (question: Question) => Moment | null;
  /** Where the live floor stands. */
  readonly sequence: () => number;
  /** Answers from the live floor. */
  readonly answerHere: (question: Question) => unknown;
  readonly say: (text: string) => void;
  /** What the thread runs. */
  readonly script?: URL;
}

const THREAD = new URL('./thread.ts', import.meta.url);
/** Long enough to save the state of a large floor. */
const STOP_WITHIN_MS = 8000;

interface Asker extends Asked {
  readonly asText: boolean;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class Archive {
  readonly #options: ArchiveOptions;
  readonly #thread: KeptThread<FromThread>;
  readonly #askers = new Map<number, Asker>();
  #config: FloorConfig;
  #lastNumber = 0;
  #isReady = false;
  #isStopping = false;

  constructor(options: ArchiveOptions) {
    const { nats, keepDays, script = THREAD } = options;
    this.#options = options;
    this.#config = options.config;
    this.#thread = new KeptThread<FromThread>({
      name: 'archive',
      script,
      begin: (): ThreadStart => ({ nats, keepDays, config: this.#config }),
      onMessage: (message) => this.#take(message),
      onDeath: (reason, pauseMs) => this.#mourn(reason, pauseMs)
    });
  }

  /** The thread reads what the stream holds, as the live floor does: that one should have caught up before. */
  start(): void {
    this.#thread.start();
  }

  /** Resolves when the thread has saved what it knows and ended, in bounded time. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#rejectAll('the server is stopping');
    this.#tell({ type: 'stop' });
    await this.#thread.stop(STOP_WITHIN_MS);
  }

  /** Other definitions: everything is told by them from now on. */
  recompute(config: FloorConfig): void {
    this.#config = config;
    this.#tell({ type: 'recompute', config });
  }

  /**
   * @param signal who asked has gone
   * @throws Error for people where the thread fails, or dies under the question; the signal's reason
   */
  async ask<K extends QuestionName>(question: Question<K>, signal?: AbortSignal): Promise<Answer<K>> {
    return (await this.#ask(question as unknown as Question, false, signal)) as Answer<K>;
  }

  /** The same of what can wait: it is never answered here, where it would hold up what can't. */
  async later<K extends QuestionName>(question: Question<K>, signal?: AbortSignal): Promise<Answer<K>> {
    signal?.throwIfAborted();
    if (this.#isStopping) throw new Error('the server is stopping');
    const asked = question as unknown as Question;
    const moment = this.#options.momentOf(asked);
    return (await this.#askThread({ ...asked, moment }, false, signal)) as Answer<K>;
  }

  /** The same as `ask`, as JSON. */
  async askText(question: Question, signal?: AbortSignal): Promise<string> {
    return (await this.#ask(question, true, signal)) as string;
  }

  async #ask(question: Question, asText: boolean, signal?: AbortSignal): Promise<unknown> {
    signal?.throwIfAborted();
    if (this.#isStopping) throw new Error('the server is stopping');
    const { momentOf, answerHere } = this.#options;
    const moment = momentOf(question);
    if (moment || this.#isReady) return this.#askThread({ ...question, moment }, asText, signal);
    const answer = answerHere(question);
    return asText ? JSON.stringify(answer) : answer;
  }

  #askThread(question: Question, asText: boolean, signal?: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const number = ++this.#lastNumber;
      const sequence = this.#options.sequence();
      this.#askers.set(number, { question, sequence, asText, resolve, reject });
      if (this.#isReady) this.#tell({ type: 'ask', number, question, sequence, asText });
      signal?.addEventListener('abort', () => {
        if (!this.#askers.delete(number)) return;
        this.#tell({ type: 'forget', number });
        reject(signal.reason as Error);
      });
    });
  }

  #take(message: FromThread): void {
    if (message.type === 'say') this.#options.say(message.text);
    else if (message.type === 'ready') {
      this.#isReady = true;
      for (const [number, { question, sequence, asText }] of this.#askers) {
        this.#tell({ type: 'ask', number, question, sequence, asText });
      }
    } else {
      const asker = this.#askers.get(message.number);
      this.#askers.delete(message.number);
      if (message.type === 'answer') asker?.resolve(message.answer);
      else asker?.reject(new Error(message.problem));
    }
  }

  #mourn(reason: string, pauseMs: number): void {
    this.#isReady = false;
    this.#options.say(`the archive has died (${reason}), and starts again in ${pauseMs / 1000} s; boards stay live`);
    this.#rejectAll(`the archive has died under the question (${reason}); it can be asked again in a moment`);
  }

  #rejectAll(problem: string): void {
    for (const { reject } of this.#askers.values()) reject(new Error(problem));
    this.#askers.clear();
  }

  #tell(message: ToThread): void {
    this.#thread.tell(message);
  }
}
