import type { IncomingMessage } from 'node:http';
import { isLoopback } from './settings.ts';

/** Who asks: the other end of the connection; of a proxy on this machine, the last one that it names. */
export function clientAddress({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): string {
  const peer = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const named = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)!
    .trim();
  return isLoopback(peer) && named !== '' ? named : peer;
}
