/**
 * The form of a line of JSON: what stands between the values that differ from line to line, and what each of these is. It is
 * told of a line that bears a valid event and has no backslash in it; a line of the same form then differs in nothing else.
 */
import type { ValueTable } from './value-table.ts';
import type { PackedType } from './packed-types.ts';

/** What stands where lines differ. */
export interface Slot {
  /** A string's inside, or a whole number without a sign; the end of the line is one, too. */
  readonly kind: 'text' | 'amount' | 'id' | 'time' | 'end';
  /** What tells the value's number; null where it may be whatever it likes. */
  readonly table: ValueTable | null;
  /** The event's word that takes the number; 0: none does. */
  readonly word: number;
  /** Of an end: what the event is. */
  readonly packed: PackedType | null;
}

export interface FormPart {
  /** What stands before the slot. */
  readonly literal: string;
  readonly slot: Slot;
}

/** What a value is to the event; without a slot for its kind it is part of the form. */
export interface Role {
  readonly text?: Slot;
  readonly amount?: Slot;
  /** What the members of an object are; arrays are taken where any value is. */
  readonly members?: (name: string) => Role;
  readonly isIgnored?: true;
}

const LONGEST_AMOUNT = 15;
const NUMBER = /-?[0-9.eE+-]+/y;
const WORD = /[a-z]+/y;
const BLANKS = /[ \t\r]*/y;

export class FormReader {
  readonly #text: string;
  readonly #parts: FormPart[] = [];
  #at = 0;
  /** Where what stands before the next slot begins. */
  #from = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Null where lines of this kind are not told by their form. */
  read(role: Role, end: Slot): readonly FormPart[] | null {
    if (!this.#value(role)) return null;
    this.#cut(this.#text.length, this.#text.length, end);
    return this.#parts;
  }

  #value(role: Role): boolean {
    this.#skip(BLANKS);
    const first = this.#text[this.#at]!;
    if (first === '"') this.#string(role);
    else if (first === '{') return role.members !== undefined && this.#object(role.members, role.isIgnored === true);
    else if (first === '[') return role.isIgnored === true && this.#array(role);
    else if (/[-0-9]/.test(first)) return this.#number(role);
    else this.#skip(WORD);
    this.#skip(BLANKS);
    return true;
  }

  #string({ text: slot }: Role): void {
    const from = this.#at + 1;
    this.#at = this.#text.indexOf('"', from);
    if (slot) this.#cut(from, this.#at, slot);
    this.#at++;
  }

  /** A number that is not written as an amount is part of the form, where it may be. */
  #number({ amount: slot, isIgnored }: Role): boolean {
    const from = this.#at;
    this.#skip(NUMBER);
    const written = this.#text.slice(from, this.#at);
    const isAmount = /^[0-9]+$/.test(written) && written.length <= LONGEST_AMOUNT;
    if (slot && isAmount) this.#cut(from, this.#at, slot);
    this.#skip(BLANKS);
    return (slot !== undefined && isAmount) || isIgnored === true;
  }

  /** Where a name comes twice it takes more than the form to tell which of both counts. */
  #object(roleOf: (name: string) => Role, mayRepeat: boolean): boolean {
    const names = new Set<string>();
    this.#at++;
    this.#skip(BLANKS);
    while (this.#text[this.#at] !== '}') {
      const name = this.#name();
      if (names.has(name) && !mayRepeat) return false;
      names.add(name);
      if (!this.#value(roleOf(name))) return false;
      this.#skipComma();
    }
    this.#at++;
    this.#skip(BLANKS);
    return true;
  }

  #array(role: Role): boolean {
    this.#at++;
    this.#skip(BLANKS);
    while (this.#text[this.#at] !== ']') {
      if (!this.#value(role)) return false;
      this.#skipComma();
    }
    this.#at++;
    this.#skip(BLANKS);
    return true;
  }

  #name(): string {
    const end = this.#text.indexOf('"', this.#at + 1);
    const name = this.#text.slice(this.#at + 1, end);
    this.#at = this.#text.indexOf(':', end) + 1;
    return name;
  }

  #skipComma(): void {
    if (this.#text[this.#at] === ',') this.#at++;
    this.#skip(BLANKS);
  }

  #skip(pattern: RegExp): void {
    pattern.lastIndex = this.#at;
    if (pattern.test(this.#text)) this.#at = pattern.lastIndex;
  }

  #cut(from: number, to: number, slot: Slot): void {
    this.#parts.push({ literal: this.#text.slice(this.#from, from), slot });
    this.#from = to;
  }
}
