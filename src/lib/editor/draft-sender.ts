/** Keeps what the server shows of a draft up to what is edited: one at a time is under way, and only the latest matters. */
import type { Timers } from '#lib/live/timers.ts';
import type { BoardDocument } from '#lib/protocol/board-document.ts';

const RETRY_MS = 2000;

export class DraftSender {
  readonly #send: (document: BoardDocument) => Promise<boolean>;
  readonly #timers: Timers;
  #next: BoardDocument | null = null;
  #isBusy = false;

  /** @param send resolves to false where it did not come through */
  constructor(send: (document: BoardDocument) => Promise<boolean>, timers: Timers) {
    this.#send = send;
    this.#timers = timers;
  }

  show(document: BoardDocument): void {
    this.#next = document;
    if (!this.#isBusy) void this.#go();
  }

  async #go(): Promise<void> {
    this.#isBusy = true;
    while (this.#next) {
      const document = this.#next;
      this.#next = null;
      if (await this.#send(document)) continue;
      this.#next ??= document;
      await new Promise<void>((done) => this.#timers.after(RETRY_MS, done));
    }
    this.#isBusy = false;
  }
}
