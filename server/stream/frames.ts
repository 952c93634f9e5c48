/** Parts of something large, one after the other: each as JSON, compressed by itself, behind its length. */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

const LENGTH_BYTES = 4;
/** Fast, and half as large as without. */
const OPTIONS = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

function frameOf(part: unknown): Buffer[] {
  const data = zstdCompressSync(JSON.stringify(part), OPTIONS);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(data.length);
  return [length, data];
}

export function packFrames(parts: Iterable<unknown>): Uint8Array {
  const pieces: Buffer[] = [];
  for (const part of parts) pieces.push(...frameOf(part));
  return Buffer.concat(pieces);
}

/** Takes bytes as they come, in pieces of any length. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  /** The parts that are complete with these bytes. @throws Error where one of them is none */
  *take(bytes: Uint8Array): Generator<unknown> {
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let rest = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    while (rest.length >= LENGTH_BYTES) {
      const end = LENGTH_BYTES + rest.readUInt32LE();
      if (rest.length < end) break;
      const frame = rest.subarray(LENGTH_BYTES, end);
      rest = rest.subarray(end);
      yield JSON.parse(zstdDecompressSync(frame).toString());
    }
    this.#rest = rest;
  }
}
