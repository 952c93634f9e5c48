import { hrefWithMoment } from '#lib/live/moment.ts';
import { realTimers } from '#lib/live/timers.ts';
import type { Moment } from '#lib/protocol/questions.ts';
import { replaceState } from '$app/navigation';
import { page } from '$app/state';

/** An address is written when the thumb rests: browsers take only so many a second. */
const ADDRESS_MS = 250;

/** Keeps the moment that a page shows in its address; null: none. */
export function keepMoment(moment: () => Moment | null): void {
  $effect(() => {
    const at = moment();
    return realTimers.after(ADDRESS_MS, () => {
      const href = hrefWithMoment(location.href, at);
      if (href !== location.href) replaceState(href, page.state);
    });
  });
}
