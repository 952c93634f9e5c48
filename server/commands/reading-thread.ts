// A thread of its own: answers each piece of a file, and null after the last one, with what it reads in it.
import { parentPort } from 'node:worker_threads';
import { PieceReader } from './piece-reader.ts';

const reader = new PieceReader();

parentPort!.on('message', (piece: Uint8Array | null) => {
  const answer = reader.read(piece);
  parentPort!.postMessage(answer, [answer.events.words.buffer, answer.events.timesMs.buffer]);
});
