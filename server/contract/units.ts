/** The UTF-16 units of a string, or of ASCII of which no string has been made: in memory, to be read alike and fast. */
export class Units {
  length = 0;
  /** Zeros follow up to a multiple of eight; what is behind those means nothing. */
  at = new Uint16Array(64);

  ofText(text: string): this {
    const units = this.#roomFor(text.length);
    for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
    return this;
  }

  ofAscii(bytes: Uint8Array, from: number, to: number): this {
    const units = this.#roomFor(to - from);
    for (let at = from; at < to; at++) units[at - from] = bytes[at]!;
    return this;
  }

  #roomFor(length: number): Uint16Array {
    if (length + 8 > this.at.length) this.at = new Uint16Array(2 * length + 8);
    this.length = length;
    for (let at = length; (at & 7) !== 0; at++) this.at[at] = 0;
    return this.at;
  }
}
