// npm run publish -- FILE|- [--no-msg-id]: sends contract events, one a line, unchanged into the stream.
import { setTimeout as sleep } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/nats-core';
import { isBlank, readEvent } from '../contract/read-event.ts';
import { connectForCommand } from '../stream/find-nats.ts';
import { openPublisher, type Publisher } from '../stream/publisher.ts';
import { UnsendableError } from '../stream/unsendable-error.ts';
import { readArguments, runCommand, UsageError } from './command-line.ts';
import { readLines } from './read-lines.ts';
import { stopSignal } from './stop-signal.ts';

const USAGE = 'npm run publish -- FILE|- [--no-msg-id]';
const INTERRUPTED = 130;
/** How long an interrupted command still waits for what is under way. */
const PATIENCE_MS = 2000;

const say = (text: string): void => void process.stderr.write(`publish: ${text}\n`);

interface Tally {
  sent: number;
  /** Among those sent: what breaks the contract. */
  bad: number;
  unsent: number;
}

function readCommandLine(): { path: string; messageIds: boolean } {
  const { values, positionals } = readArguments(
    { allowPositionals: true, options: { 'no-msg-id': { type: 'boolean' } } },
    USAGE
  );
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError(`one file of events is needed. Usage: ${USAGE}`);
  return { path, messageIds: !values['no-msg-id'] };
}

/**
 * A line that breaks the contract is sent all the same as long as its subject can be told: the floor keeps it among what
 * it rejected, where nothing is lost.
 */
async function send(publisher: Publisher, line: Uint8Array, number: number, tally: Tally): Promise<void> {
  try {
    await publisher.publish(line);
  } catch (error) {
    if (!(error instanceof UnsendableError)) throw error;
    tally.unsent++;
    return say(`line ${number} not sent: ${error.message}`);
  }
  tally.sent++;
  const { reason, detail } = readEvent(line) as { reason?: string; detail?: string };
  if (reason === undefined) return;
  tally.bad++;
  say(`line ${number} sent, but the floor will reject it: ${reason}: ${detail}`);
}

async function sendAll(path: string, publisher: Publisher, tally: Tally, stop: AbortSignal): Promise<void> {
  let number = 0;
  for await (const lines of readLines(path)) {
    for (const line of lines) {
      number++;
      if (stop.aborted) return;
      if (!isBlank(line)) await send(publisher, line, number, tally);
    }
  }
  await publisher.flush();
}

async function stopped(stop: AbortSignal, publisher: Publisher): Promise<void> {
  await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
  await Promise.race([publisher.flush(), sleep(PATIENCE_MS)]);
}

function sum({ sent, bad, unsent }: Tally): string {
  const rejected = bad > 0 ? ` (${bad} of them break the contract)` : '';
  return `${sent} events sent${rejected}${unsent > 0 ? `, ${unsent} lines not sent` : ''}`;
}

async function publish(nc: NatsConnection, path: string, messageIds: boolean): Promise<number> {
  const stop = stopSignal();
  const tally: Tally = { sent: 0, bad: 0, unsent: 0 };
  const onRefused = (_: unknown, reason: string): void => {
    tally.sent--;
    tally.unsent++;
    say(`an event was refused by the stream: ${reason}`);
  };
  const publisher = openPublisher(nc, { messageIds, say, onRefused });
  await Promise.race([sendAll(path, publisher, tally, stop), stopped(stop, publisher)]);
  say(sum(tally));
  // Standard input may still be open, and NATS away: neither is waited for.
  if (stop.aborted) process.exit(INTERRUPTED);
  return tally.unsent > 0 ? 1 : 0;
}

await runCommand('publish', async () => {
  const { path, messageIds } = readCommandLine();
  const nc = await connectForCommand(process.env);
  try {
    return await publish(nc, path, messageIds);
  } finally {
    await nc.close();
  }
});
