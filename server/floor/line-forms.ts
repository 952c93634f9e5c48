/**
 * The lines of one program look alike. What they have in common is learned from lines that have been read the long way; a
 * line that has a form already known needs no parsing: its values are checked and packed where they stand.
 */
import { dateTimeIn } from '../contract/date-time.ts';
import { EVENT_DATA, type FloorEvent } from '../contract/event-types.ts';
import { anything, that, type Shape } from '../contract/shape.ts';
import { hasLength, isToken } from '../contract/text.ts';
import { Units } from '../contract/units.ts';
import { FormReader, type FormPart, type Role, type Slot } from './line-form.ts';
import { type EventPacker, type Value } from './packed-events.ts';
import { packedType, WORD, type PackedType } from './packed-types.ts';
import { ValueTable } from './value-table.ts';

interface Step {
  readonly part: FormPart;
  readonly slot: Slot;
  /** What stands before the slot. */
  readonly literal: Uint8Array;
  /** What may come after it. */
  readonly next: Step[];
}

/** A file whose lines have no form in common is not worth remembering more. */
const MOST_STEPS = 2000;
const MOST_ID_LENGTH = 128;
const LONGEST_AMOUNT = 15;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const ZERO = 0x30;
const FACTOR = 0x9e3779b1;

const plainUpTo = (last: number): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) =>
    byte >= 0x20 && byte <= last && byte !== QUOTE && byte !== BACKSLASH ? 1 : 0
  );
/** Bytes that stand for themselves in a string of JSON. */
const ASCII = plainUpTo(0x7f);
const UTF_8 = plainUpTo(0xff);
const DIGITS = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= ZERO && byte < ZERO + 10 ? 1 : 0));

const slot = (
  kind: Slot['kind'],
  table: ValueTable | null = null,
  word = 0,
  packed: PackedType | null = null
): Slot => ({
  kind,
  table,
  word,
  packed
});

const FIXED: Role = {};
const ID: Role = { text: slot('id') };
const TIME: Role = { text: slot('time') };
const IGNORED: Role = { text: slot('text'), amount: slot('amount'), isIgnored: true, members: () => IGNORED };

const Source = that('a string of 1–256 characters', (value) => hasLength(value, 256));
const Site = that('a token', isToken);
const encoder = new TextEncoder();

export class LineForms {
  /** Of the line that was matched last. */
  packed: PackedType | null = null;
  timeMs = NaN;
  idFrom = 0;
  idTo = 0;
  readonly #packer: EventPacker;
  readonly #first: Step[] = [];
  #stepCount = 0;
  readonly #source: Slot;
  readonly #site: Slot;
  /** By type of event. */
  readonly #roles = new Map<string, Role>();
  readonly #ends = new Map<string, Slot>();
  readonly #texts = new Map<Shape, ValueTable>();
  readonly #amounts = new Map<Shape, ValueTable>();
  readonly #time = new Units();

  constructor(packer: EventPacker) {
    this.#packer = packer;
    this.#source = slot('text', new ValueTable(packer, Source, String), WORD.source);
    this.#site = slot('text', new ValueTable(packer, Site, String), WORD.site);
  }

  /**
   * Sets the values of the event that begins at a place, where its line has a known form, and all of them are what they must
   * be. The packer waits for its end.
   *
   * @param isUtf8 whether the bytes are; else only lines of ASCII match
   * @returns where the event ends; −1: then it may be anything
   */
  match(bytes: Uint8Array, from: number, isUtf8: boolean): number {
    const packer = this.#packer;
    const plain = isUtf8 ? UTF_8 : ASCII;
    let steps = this.#first;
    packer.begin();
    for (let at = from; ;) {
      const step = stepAt(steps, bytes, at);
      if (!step) return -1;
      at += step.literal.length;
      const start = at;
      const { slot } = step;
      if (slot.kind === 'end') {
        this.packed = slot.packed;
        return at;
      }
      if (slot.kind === 'text' || slot.kind === 'amount') {
        const passed = slot.kind === 'text' ? plain : DIGITS;
        let hash = 0;
        for (let byte = bytes[at]!; passed[byte] === 1; byte = bytes[++at]!) hash = ((hash << 5) - hash + byte) | 0;
        if (slot.kind === 'amount' && !isAmount(bytes, start, at)) return -1;
        if (slot.table) {
          const number = slot.table.numberOf(bytes, start, at, Math.imul(hash, FACTOR));
          if (number === 0) return -1;
          packer.set(slot.word, number);
        }
      } else {
        while (ASCII[bytes[at]!] === 1) at++;
        if (!this.#takeName(slot.kind, bytes, start, at)) return -1;
      }
      steps = step.next;
    }
  }

  /** Learns from a line that bore this event. */
  learn(line: string, event: FloorEvent): void {
    const packed = packedType(event.type);
    if (!packed || this.#stepCount >= MOST_STEPS || line.includes('\\')) return;
    let steps = this.#first;
    for (const part of new FormReader(line).read(this.#roleOf(packed), this.#endOf(packed)) ?? []) {
      let step = steps.find((each) => each.part.slot === part.slot && each.part.literal === part.literal);
      if (!step) {
        step = { part, slot: part.slot, literal: encoder.encode(part.literal), next: [] };
        steps.push(step);
        this.#stepCount++;
      }
      steps = step.next;
    }
  }

  #takeName(kind: Slot['kind'], bytes: Uint8Array, from: number, to: number): boolean {
    if (kind === 'time') {
      this.timeMs = dateTimeIn(this.#time.ofAscii(bytes, from, to));
      return !Number.isNaN(this.timeMs);
    }
    this.idFrom = from;
    this.idTo = to;
    return to > from && to - from <= MOST_ID_LENGTH;
  }

  #endOf(packed: PackedType): Slot {
    let end = this.#ends.get(packed.type);
    if (!end) this.#ends.set(packed.type, (end = slot('end', null, 0, packed)));
    return end;
  }

  #roleOf(packed: PackedType): Role {
    let role = this.#roles.get(packed.type);
    if (!role) this.#roles.set(packed.type, (role = this.#newRole(packed)));
    return role;
  }

  /** What each attribute of an envelope is to an event of a type. */
  #newRole(packed: PackedType): Role {
    const attributes = new Map<string, Role>([
      ['specversion', FIXED],
      ['id', ID],
      ['source', { text: this.#source }],
      ['type', FIXED],
      ['time', TIME],
      ['site', { text: this.#site }],
      ['data', this.#dataRole(packed)]
    ]);
    return { members: (name) => attributes.get(name) ?? IGNORED };
  }

  /** Members that the floor does not need must still be what the contract says. */
  #dataRole({ type, members }: PackedType): Role {
    const roles = new Map<string, Role>();
    for (const [name, shape] of Object.entries(EVENT_DATA[type].members ?? {})) {
      const word = members.includes(name) ? WORD.members + members.indexOf(name) : 0;
      if (shape === anything) continue;
      const text = slot('text', this.#tableOf(shape, this.#texts, String), word);
      const amount = slot('amount', this.#tableOf(shape, this.#amounts, Number), word);
      roles.set(name, { text, amount });
    }
    return { members: (name) => roles.get(name) ?? IGNORED };
  }

  /** What must be the same is in one table, wherever it stands. */
  #tableOf(shape: Shape, tables: Map<Shape, ValueTable>, valueOf: (text: string) => Value): ValueTable {
    let table = tables.get(shape);
    if (!table) tables.set(shape, (table = new ValueTable(this.#packer, shape, valueOf)));
    return table;
  }
}

/** As JSON writes a whole number: no zero before other digits; not so many that some would be lost. */
const isAmount = (bytes: Uint8Array, from: number, to: number): boolean =>
  to - from === 1 || (to > from && to - from <= LONGEST_AMOUNT && bytes[from] !== ZERO);

function stepAt(steps: readonly Step[], bytes: Uint8Array, from: number): Step | null {
  for (let place = 0; place < steps.length; place++) {
    const step = steps[place]!;
    const { literal } = step;
    let at = 0;
    while (at < literal.length && bytes[from + at] === literal[at]) at++;
    if (at === literal.length) return step;
  }
  return null;
}
