/** Reads a file of events in a thread beside this one, which meanwhile can do with them what it likes. */
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { readPieces } from './read-lines.ts';
import type { ReadPiece } from './piece-reader.ts';

/** Pieces that may be on their way: neither side waits for the other, and what they hold stays small. */
const AHEAD = 4;

/**
 * What is read, in order, piece by piece.
 *
 * @param path a file's path, or `-` for standard input
 * @throws the file system's error where it can't be read
 */
export async function* readAhead(path: string): AsyncGenerator<ReadPiece> {
  const thread = new Worker(new URL('./reading-thread.ts', import.meta.url));
  const answers = on(thread, 'message');
  const next = async (): Promise<ReadPiece> => ((await answers.next()).value as [ReadPiece])[0];
  let asked = 0;
  try {
    for await (const piece of readPieces(path)) {
      thread.postMessage(piece, piece.byteLength === piece.buffer.byteLength ? [piece.buffer as ArrayBuffer] : []);
      if (++asked > AHEAD) yield await next();
    }
    thread.postMessage(null);
    for (let left = Math.min(asked, AHEAD) + 1; left > 0; left--) yield await next();
  } finally {
    await thread.terminate();
  }
}
