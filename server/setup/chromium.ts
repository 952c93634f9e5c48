/** Where a Chromium for the browser tests comes from on a machine that may have none. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { whileAlone } from './alone.mjs';

const root = resolve(import.meta.dirname, '../..');
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((program) => existsSync(program));
}

function ofPlaywright(): string | undefined {
  const program = chromium.executablePath();
  return existsSync(program) ? program : undefined;
}

function apt(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 2, 2] }).status === 0;
}

function install(say: (text: string) => void): void {
  if (process.getuid?.() !== 0) return;
  whileAlone(root, say, () => {
    if (onPath()) return;
    say('installing chromium …');
    const packages = ['install', '-y', '--no-install-recommends', 'chromium'];
    // A fresh machine has no package lists yet.
    if (!apt(...packages) && apt('update')) apt(...packages);
  });
}

/**
 * The path of a Chromium: one that is installed, else Playwright's own, else (as root) the distribution's package,
 * installed now.
 *
 * @throws Error where there is none, saying what to do
 */
export function findChromium(say: (text: string) => void): string {
  const found = onPath() ?? ofPlaywright();
  if (found) return found;
  install(say);
  const installed = onPath();
  if (installed) return installed;
  throw new Error('No Chromium here: install chromium, or run "npx playwright install chromium"');
}
