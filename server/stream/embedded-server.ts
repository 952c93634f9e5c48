/** The nats-server that a Floorcast server brings along: its data in `FLOOR_DATA`, kept running until it is stopped. */
import { realpathSync, writeFileSync } from 'node:fs';
import { findNatsServer } from '../setup/nats-server.ts';
import { backoffMs, pause } from './backoff.ts';
import { logFile, readText, urlFile } from './data-folder.ts';
import { takeFolder } from './folder-owner.ts';
import { freePort } from './free-port.ts';
import { endLeftover, startNatsProcess, type NatsProcess } from './nats-process.ts';

export interface EmbeddedServer {
  /** Stays the same when the nats-server is started again. */
  readonly url: string;
  /** Ends the nats-server in order and gives the folder up. */
  stop(): Promise<void>;
}

export interface EmbeddedServerOptions {
  /** `FLOOR_DATA`; created where it is missing. */
  readonly folder: string;
  readonly say: (text: string) => void;
}

const USUAL_PORT = 4222;

/** The port used last, so that those who were connected find it again; else the usual one, else any. */
async function choosePort(folder: string): Promise<number> {
  const last = readText(urlFile(folder));
  const wanted = last && URL.canParse(last) ? Number(new URL(last).port) : USUAL_PORT;
  return (await freePort(wanted)) ?? (await freePort(USUAL_PORT)) ?? (await freePort(0))!;
}

type Start = () => Promise<NatsProcess>;

/** Between our look at a port and nats-server's own, another program may take it: then it is started on the next one. */
async function startOnFreePort(folder: string, startOn: (port: number) => Promise<NatsProcess>) {
  for (;;) {
    const port = await choosePort(folder);
    try {
      return { port, first: await startOn(port) };
    } catch (error) {
      if ((await freePort(port)) !== null) throw error;
    }
  }
}

/** Starts it again until it stays, or `signal` is aborted. */
async function startAgain(start: Start, say: (text: string) => void, signal: AbortSignal): Promise<NatsProcess | null> {
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (!signal.aborted) say((error as Error).message);
      await pause(backoffMs(attempt), signal);
    }
  }
  return null;
}

/** @returns stops it */
function keepRunning(first: NatsProcess, start: Start, say: (text: string) => void, stopping: AbortController) {
  let current: NatsProcess | null = first;
  const kept = (async () => {
    while (current) {
      const how = await current.ended;
      if (stopping.signal.aborted) return;
      say(`nats-server has died (${how}); starting it again …`);
      current = await startAgain(start, say, stopping.signal);
    }
  })();
  return async (): Promise<void> => {
    stopping.abort();
    await current?.end();
    await kept;
  };
}

async function startOn(folder: string, say: (text: string) => void): Promise<EmbeddedServer> {
  const program = await findNatsServer(say);
  await endLeftover(folder, say);
  const stopping = new AbortController();
  writeFileSync(logFile(folder), '');
  const { signal } = stopping;
  const urlOf = (port: number): string => `nats://127.0.0.1:${port}`;
  const { port, first } = await startOnFreePort(folder, (port) => {
    writeFileSync(urlFile(folder), urlOf(port));
    return startNatsProcess({ program, folder, port, signal });
  });
  const url = urlOf(port);
  const start: Start = () => startNatsProcess({ program, folder, port, signal });
  return { url, stop: keepRunning(first, start, say, stopping) };
}

/**
 * Starts a nats-server on the folder, reachable from this machine only. It is started again if it dies. One that a
 * killed server left behind is ended first.
 *
 * @throws Error naming `FLOOR_DATA` where another server runs on the folder, or saying why nats-server does not start
 */
export async function startEmbeddedServer({ folder, say }: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const release = takeFolder(folder);
  try {
    const server = await startOn(realpathSync(folder), say);
    return { url: server.url, stop: () => server.stop().finally(release) };
  } catch (error) {
    release();
    throw error;
  }
}
