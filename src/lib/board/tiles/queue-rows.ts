/** The rows of a queue table in their order. */
import type { QueueTableTile } from '#lib/protocol/board-document.ts';
import type { QueueTableData, TableQueue } from '#lib/protocol/board-view.ts';

export interface QueueRow {
  readonly id: string;
  readonly queue: TableQueue;
}

type Compare = (a: QueueRow, b: QueueRow) => number;

/** Contacts that wait for too long are the most urgent, then those that wait; of each the longest wait first. */
const byUrgency: Compare = ({ queue: a }, { queue: b }) =>
  Number(b.waitingOverTarget > 0) - Number(a.waitingOverTarget > 0) ||
  Number(b.waiting > 0) - Number(a.waiting > 0) ||
  (a.longestWaitSinceMs ?? Infinity) - (b.longestWaitSinceMs ?? Infinity) ||
  0;

export class QueueRows {
  #known = new Map<string, QueueRow>();
  readonly #sort: QueueTableTile['sort'];
  readonly #byName: Compare;

  constructor(sort: QueueTableTile['sort'], language: string) {
    this.#sort = sort;
    const { compare } = new Intl.Collator(language, { numeric: true });
    this.#byName = (a, b) => compare(a.queue.name, b.queue.name) || (a.id < b.id ? -1 : 1);
  }

  /** What it made of a queue that is still the same it gives again. */
  of({ queues, listed }: QueueTableData): readonly QueueRow[] {
    const known = new Map<string, QueueRow>();
    for (const id of listed) {
      const queue = Object.hasOwn(queues, id) ? queues[id] : undefined;
      if (!queue) continue;
      const before = this.#known.get(id);
      known.set(id, before?.queue === queue ? before : { id, queue });
    }
    this.#known = known;
    const rows = [...known.values()];
    if (this.#sort === 'listed') return rows;
    return rows.sort((a, b) => (this.#sort === 'urgency' && byUrgency(a, b)) || this.#byName(a, b));
  }
}
