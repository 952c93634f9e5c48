// Builds the pages into build/ where what they are made of has changed since the last time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { whileAlone } from './alone.mjs';

const root = resolve(import.meta.dirname, '../..');
const stamp = join(root, 'build/.made-of');
const say = (text: string): boolean => process.stderr.write(`floorcast: ${text}\n`);

function fingerprint(): string {
  const hash = createHash('sha256');
  const made = ['src/**/*', 'static/**/*', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'];
  for (const file of globSync(made, { cwd: root }).sort()) {
    const path = join(root, file);
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

const wanted = fingerprint();
const isBuilt = (): boolean => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;

if (!isBuilt()) {
  whileAlone(root, say, () => {
    if (isBuilt()) return;
    say('building the pages …');
    const vite = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {
      cwd: root,
      stdio: ['ignore', 2, 2]
    });
    if (vite.status !== 0) process.exit(1);
    writeFileSync(stamp, wanted);
  });
}
