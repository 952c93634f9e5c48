/** Runs the app as a process: prints the address when it can be opened, and stops everything in order when told to. */
import { startApp, type AppOptions } from './app.ts';

const say = (text: string): void => void process.stderr.write(`floorcast: ${text}\n`);

export async function runApp(options: () => Promise<Pick<AppOptions, 'settings' | 'pages' | 'build'>>): Promise<void> {
  const stopping = new AbortController();
  // The second Ctrl-C of an impatient person changes nothing: what is being stopped is being stopped.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  // Whoever started us is gone, by whatever way.
  process.on('disconnect', () => stopping.abort());
  try {
    const app = await startApp({ ...(await options()), say, signal: stopping.signal });
    process.stdout.write(`Floorcast is live at ${app.address}\n`);
    await new Promise<void>((resolve) => {
      if (stopping.signal.aborted) resolve();
      else stopping.signal.addEventListener('abort', () => resolve());
    });
    say('stopping …');
    await app.stop();
    process.exit(0);
  } catch (error) {
    if (stopping.signal.aborted) process.exit(0);
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
