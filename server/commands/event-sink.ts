/** Where the events that a command makes go: to standard output, or into the stream. */
import { once } from 'node:events';
import { connectForCommand } from '../stream/find-nats.ts';
import { openPublisher } from '../stream/publisher.ts';
import type { Envelope } from './move-events.ts';

export interface Sink {
  /** Resolves as soon as there is room for the next one. */
  send(event: Envelope): Promise<void>;
  /** Resolves when nothing is kept back. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Few large writes are a hundred times faster than many small ones. */
const PIECE_LENGTH = 65_536;

export function openPrinter(output: NodeJS.WritableStream): Sink {
  let piece = '';
  const flush = async (): Promise<void> => {
    const text = piece;
    piece = '';
    if (text !== '' && !output.write(text)) await once(output, 'drain');
  };
  return {
    async send(event) {
      piece += `${JSON.stringify(event)}\n`;
      if (piece.length >= PIECE_LENGTH) await flush();
    },
    flush,
    close: flush
  };
}

/**
 * @param say told when NATS goes away and comes back, and what it will never take
 * @throws Error where there is no NATS
 */
export async function openStream(env: NodeJS.ProcessEnv, say: (text: string) => void = () => {}): Promise<Sink> {
  const nc = await connectForCommand(env);
  const publisher = openPublisher(nc, {
    say,
    onRefused: ({ subject }, reason) => say(`an event for ${subject} was refused: ${reason}`)
  });
  return {
    send: (event) => publisher.publish(event),
    flush: () => publisher.flush(),
    async close() {
      await publisher.flush();
      await nc.close();
    }
  };
}
