/** How far a log was read, and what its translator knew then, in a file that is replaced as a whole. */
import { mkdirSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FilePlace } from './follow-file.ts';

const VERSION = 1;

export interface SavedPosition {
  readonly place: FilePlace;
  readonly translator: unknown;
}

/**
 * @returns null where nothing was saved yet
 * @throws Error where what stands there is no position of this version
 */
export function readPosition(path: string): SavedPosition | null {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const saved = parse(text) as (SavedPosition & { version?: unknown }) | null;
  if (saved?.version === VERSION && typeof saved.place === 'object') return saved;
  throw new Error(`${path} holds no position of this version: remove it to begin at the first line`);
}

export async function savePosition(path: string, position: SavedPosition): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const next = `${path}.next`;
  const file = await open(next, 'w', 0o600);
  try {
    await file.writeFile(JSON.stringify({ version: VERSION, ...position }));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(next, path);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
