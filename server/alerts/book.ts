/** The alerts, in a bucket that all servers share: whoever stores a change first has made it. */
import type { NatsConnection } from '@nats-io/nats-core';
import { KeyValues } from '../stream/key-values.ts';
import type { Alert } from './alert.ts';

export const ALERT_BUCKET = 'ALERTS';

/** Changes that nobody has passed on yet; whoever does is never far behind. */
const HISTORY = 32;

/** Since when the alerts of a site are judged: what was asked for before then was not asked of us. */
interface Judged {
  readonly judgedFromMs: number;
}

export interface BookOptions {
  readonly nc: NatsConnection;
  readonly say: (text: string) => void;
  readonly onChange: () => void;
}

function readEntry(value: unknown, key: string): Alert | Judged {
  const { life, judgedFromMs } = value as Partial<Alert & Judged>;
  if (key.startsWith('alert.') ? typeof life !== 'object' : typeof judgedFromMs !== 'number') {
    throw new Error('it is neither an alert nor since when there are any');
  }
  return value as Alert | Judged;
}

const siteKey = (site: string): string => `site.${site}`;

export class AlertBook {
  readonly #store: KeyValues<Alert | Judged>;
  /** Those that are not over. */
  readonly #open = new Map<string, Alert>();
  readonly #writing = new Map<string, Promise<unknown>>();
  readonly #say: (text: string) => void;
  #isFailing = false;

  constructor({ nc, say, onChange }: BookOptions) {
    this.#say = say;
    this.#store = new KeyValues(nc, {
      name: ALERT_BUCKET,
      description: 'Floorcast: alerts, one of each rule and entity',
      history: HISTORY,
      read: readEntry,
      onChange: (key) => {
        this.#note(key);
        onChange();
      },
      say
    });
  }

  start(signal?: AbortSignal): Promise<void> {
    return this.#store.start(signal);
  }

  stop(): void {
    this.#store.stop();
  }

  get(key: string): Alert | null {
    return key.startsWith('alert.') ? ((this.#store.get(key)?.value as Alert | undefined) ?? null) : null;
  }

  /** By key, those that are not over. */
  get open(): ReadonlyMap<string, Alert> {
    return this.#open;
  }

  /** A change is being stored: until it is known whether it was, there is nothing to be decided. */
  isWriting(key: string): boolean {
    return this.#writing.has(key);
  }

  /** Resolves when it is known whether what is being stored was. */
  async whenWritten(key: string): Promise<void> {
    while (this.#writing.has(key)) await this.#writing.get(key);
  }

  get isStoring(): boolean {
    return this.#writing.size > 0;
  }

  judgedFromMs(site: string): number | null {
    return (this.#store.get(siteKey(site))?.value as Judged | undefined)?.judgedFromMs ?? null;
  }

  judgeFrom(site: string, nowMs: number): void {
    void this.#write(siteKey(site), { judgedFromMs: nowMs });
  }

  /** @returns whether it is stored: else somebody was first, or it can't be stored now */
  put(key: string, alert: Alert): Promise<boolean> {
    return this.#write(key, alert);
  }

  async #write(key: string, value: Alert | Judged): Promise<boolean> {
    if (this.#writing.has(key)) return false;
    const storing = this.#store.put(key, value);
    this.#writing.set(
      key,
      storing.catch(() => undefined)
    );
    try {
      const kept = await storing;
      this.#isFailing = false;
      return kept !== null;
    } catch (error) {
      if (!this.#isFailing)
        this.#say(`alerts can't be stored: ${error instanceof Error ? error.message : String(error)}`);
      this.#isFailing = true;
      return false;
    } finally {
      this.#writing.delete(key);
    }
  }

  #note(key: string): void {
    const alert = this.get(key);
    if (alert && alert.life.stage !== 'resolved') this.#open.set(key, alert);
    else this.#open.delete(key);
  }
}
