/** A nats-server of its own for a test. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNatsServer } from '../setup/nats-server.ts';
import { freePort } from './free-port.ts';
import { startNatsProcess } from './nats-process.ts';

/** What of node:test's context is needed. */
interface Cleanup {
  after(clean: () => void | Promise<void>): void;
}

export interface TestNats {
  readonly url: string;
  /** Ends it in order; its data stays. */
  stop(): Promise<void>;
  /** Ends it at once, as `kill -9` does. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port. Ends it before, where it still runs. */
  restart(): Promise<void>;
}

const say = (text: string): boolean => process.stderr.write(`${text}\n`);

// A test run that is stopped leaves no nats-server: those end when the process exits, which a bare signal is not.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** A new folder. It is removed when the process ends: a test's clean-ups run in the order in which it asked for them. */
export function testFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'floorcast-test-')));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Starts a nats-server with JetStream on a new folder and any free port; it ends with the test. */
export async function startTestNats(t: Cleanup): Promise<TestNats> {
  const folder = testFolder();
  const port = (await freePort(0))!;
  const start = { program: await findNatsServer(say), folder, port };
  let current = await startNatsProcess(start);
  const stop = (): Promise<void> => current.end();
  t.after(stop);
  return {
    url: `nats://127.0.0.1:${port}`,
    stop,
    async kill() {
      process.kill(current.pid, 'SIGKILL');
      await current.ended;
    },
    async restart() {
      await stop();
      current = await startNatsProcess(start);
    }
  };
}
