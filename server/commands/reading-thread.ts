// A thread of its own: reads a file of events, hands them over some thousands at a time, and at last what else was read.
import { parentPort, workerData } from 'node:worker_threads';
import type { LinesRead } from '../floor/line-reader.ts';
import type { PackedEvents } from '../floor/packed-events.ts';
import { PieceReader } from './piece-reader.ts';
import { readPiecesSync } from './read-lines.ts';

export interface ReadingTask {
  readonly path: string;
  /** One number, in memory that both threads see: how many parts the other one has taken. */
  readonly taken: Int32Array<SharedArrayBuffer>;
}

export interface ReadPart {
  readonly events: PackedEvents;
  /** Null for every part but the last. */
  readonly read: LinesRead | null;
}

const EVENTS_AT_ONCE = 4096;
/** Parts that may be on their way: the other thread need not wait, and what they hold stays little. */
const MOST_AHEAD = 4;

const { path, taken } = workerData as ReadingTask;
const reader = new PieceReader();
let handedOver = 0;

function handOver(read: LinesRead | null): void {
  for (let seen; handedOver - (seen = Atomics.load(taken, 0)) >= MOST_AHEAD;) Atomics.wait(taken, 0, seen);
  const part: ReadPart = { events: reader.take(), read };
  parentPort!.postMessage(part, [part.events.words.buffer, part.events.timesMs.buffer]);
  handedOver++;
}

for (const piece of readPiecesSync(path)) if (reader.read(piece) >= EVENTS_AT_ONCE) handOver(null);
reader.read(null);
handOver(reader.sum);
