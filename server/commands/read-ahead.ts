/** Reads a file of events in a thread beside this one, which meanwhile can do with them what it likes. */
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ReadingTask, ReadPart } from './reading-thread.ts';

/**
 * What is read, in order, part by part.
 *
 * @param path a file's path, or `-` for standard input
 * @throws the file system's error where it can't be read
 */
export async function* readAhead(path: string): AsyncGenerator<ReadPart> {
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const task: ReadingTask = { path, taken };
  const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), { workerData: task });
  try {
    for await (const [part] of on(thread, 'message', { close: ['exit'] })) {
      Atomics.add(taken, 0, 1);
      Atomics.notify(taken, 0);
      yield part as ReadPart;
    }
  } finally {
    await thread.terminate();
  }
}
