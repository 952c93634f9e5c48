import type { Delta, Position, Snapshot } from '#lib/protocol/messages.ts';
import type { FirstPaint } from './first-paint.ts';
import { LiveView } from './live-view.svelte.ts';
import { advance } from './replica.ts';
import type { Replica } from './replica.ts';

/** A view whose data are taken as a whole: what shows them looks at all of them with every change. */
export class LiveData<T> extends LiveView<T> {
  #replica: Replica<T>;

  constructor(firstPaint: FirstPaint<T>) {
    super(firstPaint);
    this.#replica = $state.raw(firstPaint.snapshot);
  }

  get view(): T {
    return this.#replica.data;
  }

  protected get position(): Position {
    return this.#replica;
  }

  protected take(message: Snapshot<T> | Delta): boolean {
    const next = advance(this.#replica, message);
    if (next) this.#replica = next;
    return next !== null;
  }
}
