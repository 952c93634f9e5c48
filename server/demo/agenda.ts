interface Entry {
  readonly atMs: number;
  readonly order: number;
  readonly act: () => void;
}

/** What is still to be done, earliest first; at one time, in the order in which it was noted (a binary heap). */
export class Agenda {
  readonly #heap: Entry[] = [];
  #noted = 0;

  add(atMs: number, act: () => void): void {
    const heap = this.#heap;
    const entry = { atMs, order: this.#noted++, act };
    let at = heap.length;
    for (let parent = (at - 1) >> 1; at > 0 && isBefore(entry, heap[parent]!); parent = (at - 1) >> 1) {
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = entry;
  }

  /** Takes the first entry out; undefined if nothing is left to do. */
  next(): { readonly atMs: number; readonly act: () => void } | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (last && this.#heap.length > 0) this.#sink(last);
    return first;
  }

  #sink(entry: Entry): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const child = left + 1 < heap.length && isBefore(heap[left + 1]!, heap[left]!) ? left + 1 : left;
      if (child >= heap.length || !isBefore(heap[child]!, entry)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = entry;
  }
}

const isBefore = (a: Entry, b: Entry): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
