/**
 * Reads the lines of a file that grows and is rotated, from where it stopped the last time. A place in it is known by the
 * bytes before it, not by the file's name: so it is found again after the file was renamed (`log` → `log.1`), or copied
 * and emptied, also where that happened while nobody was reading.
 */
import { createHash } from 'node:crypto';
import { open, readdir, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where reading stopped, at the end of a line. */
export interface FilePlace {
  readonly offset: number;
  /** Lines before it. */
  readonly line: number;
  /** Of the bytes before it, 256 at most. */
  readonly mark: string;
}

export interface FollowedLine {
  readonly text: string;
  /** Its number in its file, from 1. */
  readonly number: number;
}

export interface Batch {
  readonly lines: readonly FollowedLine[];
  /** After these lines. */
  readonly place: FilePlace;
}

export interface FollowOptions {
  readonly from: FilePlace | null;
  readonly signal: AbortSignal;
  /** Told where lines are missing. */
  readonly warn: (text: string) => void;
  readonly pollMs?: number;
}

const NEWLINE = 10;
const MARKED_BYTES = 256;
const CHUNK_BYTES = 1 << 16;
/** A line longer than this is read in pieces. */
const MOST_OF_A_LINE = 1 << 20;
const BEGINNING: FilePlace = { offset: 0, line: 0, mark: '' };

const decoder = new TextDecoder();

const markOf = (bytes: Uint8Array): string =>
  bytes.length === 0 ? '' : createHash('sha256').update(bytes).digest('base64url').slice(0, 22);

/** At most `length` bytes; fewer at the end of the file. */
async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** The lines of some bytes and what of them is taken; with `isLast` what has no end is a line, too. */
function split(bytes: Buffer, isLast: boolean): { texts: string[]; length: number } {
  const texts: string[] = [];
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
    texts.push(decoder.decode(bytes.subarray(start, end)).replace(/\r$/, ''));
    start = end + 1;
  }
  const isTooLong = start === 0 && bytes.length >= MOST_OF_A_LINE;
  if (start < bytes.length && (isLast || isTooLong)) {
    texts.push(decoder.decode(bytes.subarray(start)));
    start = bytes.length;
  }
  return { texts, length: start };
}

type Reading = Batch | 'nothing-new' | 'place-is-gone';

/** Reads on from the place; what is no whole line yet is nothing new. */
async function readOn(file: FileHandle, place: FilePlace, isLast: boolean, size = CHUNK_BYTES): Promise<Reading> {
  const overlap = Math.min(place.offset, MARKED_BYTES);
  const bytes = await readAt(file, place.offset - overlap, overlap + size);
  if (markOf(bytes.subarray(0, overlap)) !== place.mark) return 'place-is-gone';
  const isAtEnd = bytes.length < overlap + size;
  const { texts, length } = split(bytes.subarray(overlap), isLast && isAtEnd);
  if (length === 0) return isAtEnd ? 'nothing-new' : readOn(file, place, isLast, MOST_OF_A_LINE);
  const mark = markOf(bytes.subarray(0, overlap + length).subarray(-MARKED_BYTES));
  return {
    lines: texts.map((text, index) => ({ text, number: place.line + index + 1 })),
    place: { offset: place.offset + length, line: place.line + texts.length, mark }
  };
}

/** Files that a rotation gave the name of this one and a number or a date, the latest first. */
async function rotatedFiles(path: string): Promise<string[]> {
  const name = basename(path);
  const folder = dirname(path);
  const isRotated = (entry: string) => entry.startsWith(name) && /^[.-]\d[\d.-]*$/.test(entry.slice(name.length));
  const entries = (await readdir(folder)).filter(isRotated).map((entry) => join(folder, entry));
  const dated = await Promise.all(entries.map(async (entry) => ({ entry, changedMs: (await stat(entry)).mtimeMs })));
  return dated.sort((a, b) => b.changedMs - a.changedMs).map(({ entry }) => entry);
}

/** Files to be read one after the other; the last one is the file that grows. */
type Stretches = { readonly file: FileHandle; readonly place: FilePlace }[];

/** Opens what is to be read from the place on; where no file has it, just the one that grows. */
async function openFrom(path: string, place: FilePlace): Promise<{ stretches: Stretches; isFound: boolean }> {
  const file = await open(path);
  if (await hasPlace(file, place)) return { stretches: [{ file, place }], isFound: true };
  const stretches: Stretches = [{ file, place: BEGINNING }];
  for (const older of await rotatedFiles(path)) {
    const file = await open(older).catch(() => null);
    if (!file) continue;
    const isFound = await hasPlace(file, place);
    stretches.unshift({ file, place: isFound ? place : BEGINNING });
    if (isFound) return { stretches, isFound };
  }
  await close(stretches.splice(0, stretches.length - 1));
  return { stretches, isFound: false };
}

async function close(stretches: Stretches): Promise<void> {
  for (const { file } of stretches) await file.close();
}

async function hasPlace(file: FileHandle, place: FilePlace): Promise<boolean> {
  return (await readOn(file, place, false)) !== 'place-is-gone';
}

/** A file that is gone or still empty has no successor: the writer may still hold it. */
async function hasSuccessor(file: FileHandle, path: string): Promise<boolean> {
  const [here, there] = await Promise.all([
    file.stat({ bigint: true }),
    stat(path, { bigint: true }).catch(() => null)
  ]);
  return there !== null && there.size > 0n && (here.ino !== there.ino || here.dev !== there.dev);
}

/**
 * Yields what is there, then what comes, until the signal; an empty batch means that all was read.
 *
 * @throws the file system's error where the file can't be read at the start
 */
export async function* followFile(path: string, options: FollowOptions): AsyncGenerator<Batch> {
  const { signal, warn, pollMs = 100 } = options;
  const pause = () => sleep(pollMs, undefined, { signal }).catch(() => undefined);
  const missing = `${path} was rotated, and what follows the last line read is not beside it: lines are missing`;
  let { stretches, isFound } = await openFrom(path, options.from ?? BEGINNING);
  if (!isFound) warn(missing);
  const reopen = async (place: FilePlace, isRead: boolean): Promise<void> => {
    const opened = await openFrom(path, place).catch(() => null);
    // The file may be away for a moment while it is rotated: the next round tries again.
    if (!opened) return pause();
    await close(stretches);
    ({ stretches, isFound } = opened);
    if (!isFound && !isRead) warn(missing);
  };
  try {
    while (!signal.aborted) {
      const { file, place } = stretches[0]!;
      const isOld = stretches.length > 1 || (await hasSuccessor(file, path));
      const reading = await readOn(file, place, isOld);
      if (typeof reading === 'object') {
        stretches[0] = { file, place: reading.place };
        yield reading;
      } else if (reading === 'place-is-gone') {
        await reopen(place, false);
      } else if (stretches.length > 1) {
        await close(stretches.splice(0, 1));
      } else if (isOld) {
        await reopen(place, true);
      } else {
        yield { lines: [], place };
        await pause();
      }
    }
  } finally {
    await close(stretches);
  }
}
