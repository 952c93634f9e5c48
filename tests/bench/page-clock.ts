/** A page whose clock is that of its server's heartbeats: weeks pass in minutes, and every timer fires in its turn. */
import type { Page } from '@playwright/test';
import { once } from 'node:events';
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws';

/** The page tells that it has come so far every so many heartbeats; no more than twice as many are sent ahead. */
const WINDOW = 200;

export interface PageClock {
  /** Resolves when the page is no further behind than it may be. */
  readonly beat: () => Promise<void>;
  /** Resolves when the page has heard all. */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
}

/** To be called before the page opens. */
export async function clockOfHeartbeats(page: Page): Promise<PageClock> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  let [sent, heard] = [0, 0];
  let tell = (): void => undefined;
  server.on('connection', (socket: ServerSocket) => {
    socket.on('message', (data: Buffer) => {
      heard = Number(data.toString());
      tell();
    });
  });
  const { port } = server.address() as { port: number };
  await page.addInitScript(installClock, { port, window: WINDOW });
  const until = async (ahead: number): Promise<void> => {
    while (sent - heard > ahead) await new Promise<void>((done) => (tell = done));
  };
  return {
    beat: () => {
      sent += 1;
      return until(2 * WINDOW);
    },
    settled: () => until(WINDOW),
    close: () => server.close()
  };
}

/** Runs in the page, before anything else. */
function installClock({ port, window }: { readonly port: number; readonly window: number }): void {
  interface Timer {
    readonly id: number;
    atMs: number;
    readonly everyMs: number | null;
    readonly action: () => void;
  }
  const timers = new Map<number, Timer>();
  const begunMs = Date.now();
  let [passedMs, ids, heard] = [0, 0, 0];
  const RealSocket = WebSocket;
  const teller = new RealSocket(`ws://127.0.0.1:${port}`);

  const add = (action: () => void, ms: number, everyMs: number | null): number => {
    timers.set(++ids, { id: ids, atMs: passedMs + Math.max(0, ms), everyMs, action });
    return ids;
  };
  const remove = (id: number): void => void timers.delete(id);
  const due = (untilMs: number): Timer | null => {
    let first: Timer | null = null;
    for (const timer of timers.values()) {
      if (timer.atMs <= untilMs && (!first || timer.atMs < first.atMs)) first = timer;
    }
    return first;
  };
  const pass = (untilMs: number): void => {
    for (let timer = due(untilMs); timer; timer = due(untilMs)) {
      passedMs = Math.max(passedMs, timer.atMs);
      if (timer.everyMs === null) timers.delete(timer.id);
      else timer.atMs += timer.everyMs;
      timer.action();
    }
    passedMs = untilMs;
  };

  class ClockedSocket extends RealSocket {
    constructor(url: string) {
      super(url);
      // Before the page's own listener: time comes first.
      this.addEventListener('message', ({ data }: MessageEvent<string>) => {
        if (!data.startsWith('{"type":"heartbeat"')) return;
        const { serverMs } = JSON.parse(data) as { serverMs: number };
        pass(Math.max(passedMs, serverMs - begunMs));
        if (++heard % window === 0 && teller.readyState === RealSocket.OPEN) teller.send(String(heard));
      });
    }
  }
  Object.assign(globalThis, {
    WebSocket: ClockedSocket,
    setTimeout: (action: () => void, ms = 0) => add(action, ms, null),
    setInterval: (action: () => void, ms = 0) => add(action, ms, Math.max(1, ms)),
    clearTimeout: remove,
    clearInterval: remove
  });
  Date.now = () => begunMs + passedMs;
  performance.now = () => passedMs;
}
