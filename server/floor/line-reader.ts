/** The half of a replay that needs no floor: which lines of a file bear an event, and one that none before them bore. */
import { isBlank, MAX_EVENT_BYTES, readEvent, type ReadFailure } from '../contract/read-event.ts';
import { Units } from '../contract/units.ts';
import { IdSet } from './id-set.ts';
import { LineForms } from './line-forms.ts';
import { EventPacker, type PackedEvents } from './packed-events.ts';
import { WORD } from './packed-types.ts';

export interface LineRejection {
  /** Its number, from 1. */
  readonly line: number;
  readonly reason: ReadFailure;
  readonly detail: string;
}

/** What was read, besides the events. */
export interface LinesRead {
  readonly lines: number;
  readonly duplicates: number;
  readonly rejections: readonly LineRejection[];
  /** The greatest time of those that were not rejected; −Infinity for none. */
  readonly greatestMs: number;
}

const NEWLINE = 10;
const RETURN = 13;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export class LineReader {
  readonly sum = { lines: 0, duplicates: 0, rejections: [] as LineRejection[], greatestMs: -Infinity };
  readonly #packer = new EventPacker();
  readonly #forms = new LineForms(this.#packer);
  readonly #seen = new IdSet();
  readonly #id = new Units();

  /** Events that wait to be taken. */
  get size(): number {
    return this.#packer.size;
  }

  take(): PackedEvents {
    return this.#packer.take();
  }

  /**
   * Reads whole lines.
   *
   * @param number of the first one, from 1
   * @param isUtf8 whether that is known of all of them
   * @returns how many they are
   */
  read(lines: Uint8Array, number: number, isUtf8: boolean): number {
    let count = 0;
    for (let from = 0; from <= lines.length; count++) {
      from = 1 + (this.#readAsKnown(lines, from, isUtf8) ?? this.#readAnew(lines, from, number + count));
    }
    return count;
  }

  /** @returns where the line ends; null where it has no known form */
  #readAsKnown(lines: Uint8Array, from: number, isUtf8: boolean): number | null {
    const forms = this.#forms;
    const end = forms.match(lines, from, isUtf8);
    if (end === -1 || end - from > MAX_EVENT_BYTES) return null;
    const lineEnd = lines[end] === RETURN ? end + 1 : end;
    if (lineEnd < lines.length && lines[lineEnd] !== NEWLINE) return null;
    this.#count(forms.timeMs);
    if (
      this.#seen.addUnits(this.#packer.get(WORD.source) as string, this.#id.ofAscii(lines, forms.idFrom, forms.idTo))
    ) {
      this.#packer.end(forms.packed!, forms.timeMs, lines, forms.idFrom, forms.idTo);
    } else this.sum.duplicates++;
    return lineEnd;
  }

  /** @returns where the line ends */
  #readAnew(lines: Uint8Array, from: number, number: number): number {
    const newline = lines.indexOf(NEWLINE, from);
    const lineEnd = newline === -1 ? lines.length : newline;
    const line = lines.subarray(from, lineEnd > from && lines[lineEnd - 1] === RETURN ? lineEnd - 1 : lineEnd);
    if (!isBlank(line)) this.#readLine(line, number);
    return lineEnd;
  }

  #readLine(line: Uint8Array, number: number): void {
    const { event, reason, detail } = readEvent(line);
    if (!event) {
      this.sum.lines++;
      this.sum.rejections.push({ line: number, reason, detail });
      return;
    }
    this.#count(event.timeMs);
    if (this.#seen.add(event.source, event.id)) this.#packer.add(event);
    else this.sum.duplicates++;
    this.#forms.learn(decoder.decode(line), event);
  }

  #count(timeMs: number): void {
    this.sum.lines++;
    this.sum.greatestMs = Math.max(this.sum.greatestMs, timeMs);
  }
}
