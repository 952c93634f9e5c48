// npm run bench [-- engine ingest archive restart glass work weeks alerts surge projection]: what is measured, never asserted. Figures go to standard output as JSON.
import { benchAlerts } from './alert-latency.bench.ts';
import { benchArchive } from './archive.bench.ts';
import { benchEngine } from './engine.bench.ts';
import { benchGlass } from './glass.bench.ts';
import { benchIngest } from './ingest.bench.ts';
import { benchProjection } from './projection.bench.ts';
import { benchRestart } from './restart.bench.ts';
import { benchWeeks } from './weeks.bench.ts';
import { benchSurge } from './surge.bench.ts';
import { benchWork } from './work.bench.ts';

const say = (text: string): void => void process.stderr.write(`bench: ${text}\n`);
const benches: Readonly<Record<string, (say: (text: string) => void) => Promise<unknown>>> = {
  engine: benchEngine,
  ingest: benchIngest,
  archive: benchArchive,
  restart: benchRestart,
  glass: benchGlass,
  work: benchWork,
  alerts: benchAlerts,
  surge: benchSurge,
  weeks: benchWeeks,
  projection: benchProjection
};

const chosen = process.argv.slice(2);
for (const name of chosen) {
  if (Object.hasOwn(benches, name)) continue;
  say(`no bench "${name}"; there are: ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}
const results: Record<string, unknown> = {};
for (const [name, bench] of Object.entries(benches)) {
  if (chosen.length === 0 || chosen.includes(name)) results[name] = await bench(say);
}
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
