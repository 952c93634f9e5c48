/** One server to one folder, even where the last owner was killed and several start at the same moment. */
import { existsSync, linkSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from './data-folder.ts';
import { identityOf } from './process-identity.ts';

const OWNER_FILE = /^owner\.(\d+)$/;

/** The folder's owners, present and past: `owner.1`, `owner.2`, … The number only ever grows. */
function ownerNumbers(folder: string): number[] {
  return readdirSync(folder)
    .flatMap((name) => OWNER_FILE.exec(name)?.[1] ?? [])
    .map(Number);
}

const ownerFile = (folder: string, number: number): string => join(folder, `owner.${number}`);

/** The pid in an owner file whose process still runs; null for one that has left or died. */
function livingOwner(file: string): number | null {
  const [pid, identity] = readText(file)?.split(' ') ?? [];
  return identity && identityOf(Number(pid)) === identity ? Number(pid) : null;
}

/** Creates the file with its content in one step; false where it exists. */
function createWhole(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

const ownIdentity = (): string => `${process.pid} ${identityOf(process.pid)}`;

/**
 * Makes this process the owner of the folder, which is created where it is missing.
 *
 * A dead owner is succeeded by the next number and never removed before that, so of several successors exactly one can
 * win, and none can remove another's claim.
 *
 * @returns gives the folder up
 * @throws Error where a living process owns it
 */
export function takeFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  for (;;) {
    const numbers = ownerNumbers(folder);
    const owner = numbers.map((number) => livingOwner(ownerFile(folder, number))).find((pid) => pid !== null);
    if (owner) {
      throw new Error(`FLOOR_DATA: the folder ${folder} is in use by process ${owner}; two servers never share one`);
    }
    const mine = Math.max(0, ...numbers) + 1;
    const file = ownerFile(folder, mine);
    if (!createWhole(file, ownIdentity())) continue;
    if (Math.max(...ownerNumbers(folder)) > mine) {
      rmSync(file, { force: true });
      continue;
    }
    for (const number of numbers) rmSync(ownerFile(folder, number), { force: true });
    // Emptied, not removed: the number must go on growing.
    return () => {
      if (existsSync(file)) writeFileSync(file, '');
    };
  }
}
