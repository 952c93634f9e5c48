/** What the commands have in common: one line on standard error and exit code 2 for what can't be done. */
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** What a person got wrong; its message is all that is shown. */
export class UsageError extends Error {}

/** `parseArgs`, its complaints as usage errors followed by how the command is called. */
export function readArguments<T extends ParseArgsConfig>(config: T, usage: string): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('\n')[0]} Usage: ${usage}`);
  }
}

/** Runs a command and exits with what it returns (default 0); whoever closes the pipe early ends it quietly. */
export async function runCommand(name: string, command: () => Promise<number | void>): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  try {
    process.exitCode = (await command()) ?? 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${name}: ${message.replaceAll('\n', ' ')}\n`);
    process.exitCode = 2;
  }
}
