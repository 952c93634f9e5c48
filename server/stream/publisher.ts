/** Publishes contract events into the stream: in order, each once, however often NATS goes away meanwhile. */
import { headers, type MsgHdrs, type NatsConnection } from '@nats-io/nats-core';
import { PubHeaders } from '@nats-io/jetstream';
import { addressOf, addressOfBytes } from './event-address.ts';
import { OrderedSender, type SenderOptions } from './ordered-sender.ts';

export interface PublisherOptions extends SenderOptions {
  /** Whether events bear a `Nats-Msg-Id`, by which JetStream drops what comes twice. Default true. */
  readonly messageIds?: boolean;
}

export interface Publisher {
  /**
   * Takes an event of the contract, or the bytes of one, which are sent as they are. Resolves as soon as there is room
   * for the next one; that it is stored is told by `flush`.
   *
   * @throws UnsendableError where its subject can't be told, or it is larger than the NATS server allows; Error where
   *   nothing can be published any more
   */
  publish(event: object | Uint8Array): Promise<void>;
  /** Resolves when every event so far is stored. */
  flush(): Promise<void>;
}

const encoder = new TextEncoder();

function nameHeader(messageId: string): MsgHdrs {
  const named = headers();
  named.set(PubHeaders.MsgIdHdr, messageId);
  return named;
}

export function openPublisher(nc: NatsConnection, options: PublisherOptions = {}): Publisher {
  const sender = new OrderedSender(nc, options);
  const isNaming = options.messageIds ?? true;
  return {
    async publish(event) {
      const isRaw = event instanceof Uint8Array;
      const { subject, messageId } = isRaw ? addressOfBytes(event) : addressOf(event);
      const data = isRaw ? event : encoder.encode(JSON.stringify(event));
      const named = isNaming && messageId !== null ? { headers: nameHeader(messageId) } : {};
      await sender.send({ subject, data, ...named });
    },
    flush: () => sender.flush()
  };
}
