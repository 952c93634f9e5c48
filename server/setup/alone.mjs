import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} lock @returns {number} 0 where its owner has not signed it yet, or has just left */
function ownerOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

/**
 * Runs `work` while no other set-up of this checkout runs: both ends of `connect … | replay -` start at the same moment
 * on a fresh clone. A lock whose owner has died is taken over.
 *
 * @param {string} root the checkout
 * @param {(text: string) => void} say told once if it has to wait
 * @param {() => void} work
 */
export function whileAlone(root, say, work) {
  const folder = join(root, '.cache');
  const lock = join(folder, 'setup.lock');
  mkdirSync(folder, { recursive: true });
  for (let waited = false; ;) {
    try {
      const file = openSync(lock, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    const owner = ownerOf(lock);
    if (owner > 0 && !isAlive(owner)) {
      rmSync(lock, { force: true });
      continue;
    }
    if (!waited) say('waiting for another set-up of this checkout to finish …');
    waited = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}
