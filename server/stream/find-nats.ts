/** The NATS that a command speaks to. */
import type { NatsConnection } from '@nats-io/nats-core';
import { connectNats, parseNatsUrls, type NatsAddress } from './connect-nats.ts';
import { dataFolder, readText, runningNatsServer, urlFile } from './data-folder.ts';

function given(url: string, creds: string | undefined): NatsAddress {
  try {
    parseNatsUrls(url);
  } catch (error) {
    throw new Error(`NATS_URL ${(error as Error).message}`, { cause: error });
  }
  return { url, creds };
}

/**
 * `NATS_URL` (with `NATS_CREDS`), else the embedded server that runs on `FLOOR_DATA`.
 *
 * @throws Error where there is neither, or `NATS_URL` is no address
 */
export function findNats(env: NodeJS.ProcessEnv): NatsAddress {
  const url = env['NATS_URL'];
  if (url) return given(url, env['NATS_CREDS'] || undefined);
  const folder = dataFolder(env);
  const embedded = runningNatsServer(folder) === null ? null : readText(urlFile(folder));
  if (embedded) return { url: embedded };
  throw new Error(
    `No NATS: no Floorcast server runs on the folder ${folder}. Start one (npm start), name its folder in FLOOR_DATA, or set NATS_URL`
  );
}

/**
 * The connection of a command. It reconnects for ever, but a NATS that is not there at the start is an error.
 *
 * @throws Error in one line, for people
 */
export async function connectForCommand(env: NodeJS.ProcessEnv): Promise<NatsConnection> {
  return connectNats({ ...findNats(env), name: 'floorcast command' });
}
