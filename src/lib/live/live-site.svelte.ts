import type { Delta, Position, Snapshot } from '#lib/protocol/messages.ts';
import type { SiteView } from '#lib/protocol/site-view.ts';
import type { FirstPaint } from './first-paint.ts';
import { LiveView } from './live-view.svelte.ts';
import { advance } from './replica.ts';
import type { Replica } from './replica.ts';

/** One site as the browser knows it. */
export class LiveSite extends LiveView<SiteView> {
  #replica: Replica<SiteView>;

  constructor(firstPaint: FirstPaint<SiteView>) {
    super(firstPaint);
    this.#replica = $state.raw(firstPaint.snapshot);
  }

  get view(): SiteView {
    return this.#replica.data;
  }

  protected get position(): Position {
    return this.#replica;
  }

  protected take(message: Snapshot<SiteView> | Delta): boolean {
    const next = advance(this.#replica, message);
    if (next) this.#replica = next;
    return next !== null;
  }
}
