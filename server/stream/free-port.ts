import { createServer, type AddressInfo } from 'node:net';

/** The port where this machine can be listened on at 127.0.0.1, any free one for 0; null where it is taken. */
export function freePort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen(port, '127.0.0.1', () => {
      const { port: free } = probe.address() as AddressInfo;
      probe.close(() => resolve(free));
    });
  });
}
