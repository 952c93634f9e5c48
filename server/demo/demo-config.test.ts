import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readConfig } from '../contract/config.ts';

/** The demo's configuration on a machine of that zone, as a configuration file would have it. */
function configIn(zone: string): ReturnType<typeof readConfig> {
  const script = `import { demoConfig } from ${JSON.stringify(join(import.meta.dirname, 'demo-config.ts'))};
    process.stdout.write(JSON.stringify(demoConfig));`;
  const env = { ...process.env, TZ: zone };
  return readConfig(spawnSync(process.execPath, ['--eval', script], { env, encoding: 'utf8' }).stdout);
}

for (const [zone, expected] of [
  ['Europe/Istanbul', 'Europe/Istanbul'],
  ['nowhere', 'UTC'],
  ['', 'UTC']
] as const) {
  test(`on a machine in the zone "${zone}" the demo floor has a valid configuration in ${expected}`, () => {
    const { config, problems } = configIn(zone);
    assert.deepEqual(problems, undefined);
    assert.equal(config?.sites?.['demo']?.timeZone, expected);
  });
}
