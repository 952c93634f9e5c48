/** What stands where in `FLOOR_DATA`, the folder of the embedded server. */
import { readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { commandLineOf, identityOf } from './process-identity.ts';

const root = resolve(import.meta.dirname, '../..');

/** The default belongs to the checkout; a path that was given is meant from where the command was called. */
export function dataFolder(env: NodeJS.ProcessEnv): string {
  const given = env['FLOOR_DATA'];
  return given ? resolve(given) : join(root, '.data');
}

/** Holds the pid of the folder's nats-server, written by that itself. */
export const pidFile = (folder: string): string => join(folder, 'nats-server.pid');
/** Holds the address of the folder's nats-server, or of the one before it. */
export const urlFile = (folder: string): string => join(folder, 'nats-url');
export const logFile = (folder: string): string => join(folder, 'nats-server.log');
/** Where nats-server says that it listens. */
export const portsFolder = (folder: string): string => join(folder, 'ports');

/** The text of a small file; null where there is none. */
export function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

/** The pid of the nats-server that runs on this folder, whoever started it; null if none does. */
export function runningNatsServer(folder: string): number | null {
  const pid = Number(readText(pidFile(folder)));
  if (!(pid > 0) || identityOf(pid) === null) return null;
  // A pid is soon another program's: only the one that was told to write this very file is ours.
  return commandLineOf(pid)?.includes(pidFile(realPath(folder))) ? pid : null;
}
