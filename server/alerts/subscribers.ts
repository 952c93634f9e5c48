/** Browsers that want to be woken, in a bucket that all servers share. */
import { createHash } from 'node:crypto';
import type { NatsConnection } from '@nats-io/nats-core';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { ALERT_LANGUAGES } from '#lib/protocol/alert-rules.ts';
import type { Outcome, PushSubscriber } from '#lib/protocol/alerts.ts';
import { KeyValues } from '../stream/key-values.ts';

const Key = Type.String({ pattern: '^[A-Za-z0-9_=-]{8,200}$' });
const validator = Compile(
  Type.Object(
    {
      endpoint: Type.String({ pattern: '^https://', maxLength: 2000 }),
      keys: Type.Object({ p256dh: Key, auth: Key }, { additionalProperties: false }),
      site: Type.Union([Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' }), Type.Null()]),
      language: Type.Enum([...ALERT_LANGUAGES])
    },
    { additionalProperties: false }
  )
);

const MOST = 1000;

/** Of a subscriber as keys are: short, and its address can't be told from it. */
export const nameOfEndpoint = (endpoint: string): string =>
  createHash('sha256').update(endpoint).digest('base64url').slice(0, 22);

/** Null: gone. */
interface Stored {
  readonly subscriber: PushSubscriber | null;
}

export class Subscribers {
  readonly #store: KeyValues<Stored>;

  constructor(nc: NatsConnection, say: (text: string) => void) {
    this.#store = new KeyValues(nc, {
      name: 'ALERT_PUSH',
      description: 'Floorcast: browsers that are woken by alerts',
      history: 1,
      read: (value) => value as Stored,
      onChange: () => undefined,
      say
    });
  }

  start(signal?: AbortSignal): Promise<void> {
    return this.#store.start(signal);
  }

  stop(): void {
    this.#store.stop();
  }

  list(): { readonly name: string; readonly subscriber: PushSubscriber }[] {
    return this.#store
      .all()
      .flatMap(({ key, value }) => (value.subscriber ? { name: key, subscriber: value.subscriber } : []));
  }

  async add(value: unknown): Promise<Outcome<null>> {
    if (!validator.Check(value)) {
      const [first] = validator.Errors(value);
      return {
        status: 400,
        error: `${first?.instancePath.slice(1).replaceAll('/', '.') || 'the subscriber'} ${first?.message}`
      };
    }
    const subscriber = value as PushSubscriber;
    if (this.list().length >= MOST) return { status: 400, error: `there are ${MOST} subscribers already` };
    return this.#put(subscriber.endpoint, subscriber);
  }

  async remove(endpoint: string): Promise<Outcome<null>> {
    return this.#store.get(nameOfEndpoint(endpoint))?.value.subscriber ? this.#put(endpoint, null) : { value: null };
  }

  async #put(endpoint: string, subscriber: PushSubscriber | null): Promise<Outcome<null>> {
    try {
      await this.#store.put(nameOfEndpoint(endpoint), { subscriber });
      return { value: null };
    } catch (error) {
      return { status: 503, error: error instanceof Error ? error.message : String(error) };
    }
  }
}
