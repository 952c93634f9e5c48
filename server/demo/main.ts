// The demo floor as a process of its own: publishes until SIGTERM, or until whoever started it is gone.
import { readFileSync } from 'node:fs';
import { readConfig, type FloorConfig } from '../contract/config.ts';
import { connectForCommand } from '../stream/find-nats.ts';
import { demoConfig } from './demo-config.ts';
import { startDemo } from './demo.ts';
import { keepRosters } from './keep-rosters.ts';

const SEED = 1;
/** For the last words, which a NATS that is gone will not take. */
const LAST_WORDS_MS = 3000;

function loadConfig(path: string | undefined): FloorConfig {
  if (!path) return demoConfig;
  const { config, problems } = readConfig(readFileSync(path, 'utf8'));
  if (!config) throw new Error(`FLOOR_CONFIG ${path}: ${problems.join('; ')}`);
  return config;
}

const say = (text: string): void => void process.stderr.write(`floorcast demo: ${text}\n`);

try {
  const config = loadConfig(process.env['FLOOR_CONFIG']);
  const nc = await connectForCommand(process.env);
  const endRosters = await keepRosters({ nc, config, seed: SEED, say });
  const demo = await startDemo({ nc, config, seed: SEED, say });
  const stop = (): void => {
    setTimeout(() => process.exit(0), LAST_WORDS_MS);
    void demo.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('disconnect', stop);
  await demo.ended;
  endRosters();
  await nc.close();
  process.exit(0);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
