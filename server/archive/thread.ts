// The archive's thread: does what the server's end of it says, with a connection to NATS of its own.
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { connectNats } from '../stream/connect-nats.ts';
import { Archivist } from './archivist.ts';
import type { FromThread, ThreadStart, ToThread } from './thread-messages.ts';

const LESS_THAN_USUAL = 5;

// On Linux a thread has a priority of its own, and the live floor comes first; elsewhere it would be the whole process's.
if (process.platform === 'linux') setPriority(LESS_THAN_USUAL);

const { nats, keepDays, ...start } = workerData as ThreadStart;
const port = parentPort!;
const stopping = new AbortController();
const { signal } = stopping;
/** Questions that are not answered yet, and how to tell that who asked has gone. */
const asked = new Map<number, AbortController>();
let { config } = start;
let archivist: Archivist | null = null;

const tell = (message: FromThread): void => port.postMessage(message);
const say = (text: string): void => tell({ type: 'say', text: `the archive: ${text}` });

async function answer({ number, asText, ...given }: Extract<ToThread, { type: 'ask' }>): Promise<void> {
  const going = new AbortController();
  asked.set(number, going);
  try {
    const answer = await archivist!.ask(given, going.signal);
    tell({ type: 'answer', number, answer: asText ? JSON.stringify(answer) : answer });
  } catch (error) {
    tell({ type: 'failure', number, problem: error instanceof Error ? error.message : String(error) });
  } finally {
    asked.delete(number);
  }
}

port.on('message', (message: ToThread) => {
  if (message.type === 'ask') void answer(message);
  else if (message.type === 'forget') asked.get(message.number)?.abort(new Error('who asked has gone'));
  else if (message.type === 'stop') stopping.abort();
  else {
    config = message.config;
    archivist?.recompute(config);
  }
});

async function live(): Promise<void> {
  const nc = await connectNats({ ...nats, name: 'floorcast archive', waitForFirst: true, say, signal });
  archivist = new Archivist({ nc, config, keepDays, now: () => Date.now(), say });
  await archivist.start(signal);
  if (!signal.aborted) {
    tell({ type: 'ready' });
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  }
  await archivist.stop();
  await nc.close();
}

// Told to stop while it still waits for NATS: there is nothing to end in order.
await live().catch((error: unknown) => {
  if (!signal.aborted) throw error;
});
port.close();
