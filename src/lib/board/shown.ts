import type { SiteView } from '#lib/protocol/site-view.ts';

/** Data of which any figure may be missing: what the parts of a board take, so that none can forget the empty case. */
export type Shown<T> = T extends number
  ? number | null
  : T extends readonly unknown[]
    ? T
    : T extends object
      ? { readonly [Key in keyof T]: Shown<T[Key]> }
      : T;

function withoutFigures<T extends object>(figures: T): Shown<T> {
  const entries = Object.entries(figures).map(([id, value]) => [
    id,
    typeof value === 'object' && value !== null ? withoutFigures(value as object) : null
  ]);
  return Object.fromEntries(entries) as Shown<T>;
}

/**
 * The view with every figure gone that may no longer be true, and the agents with them; names and targets stay, so that
 * the layout does.
 */
export function blanked(view: SiteView): Shown<SiteView> {
  const queues = Object.entries(view.queues).map(([id, queue]) => [
    id,
    { ...queue, now: withoutFigures(queue.now), today: withoutFigures(queue.today) }
  ]);
  return {
    ...view,
    now: withoutFigures(view.now),
    today: withoutFigures(view.today),
    queues: Object.fromEntries(queues) as Shown<SiteView['queues']>,
    agents: {},
    alerts: {},
    chart: { ...view.chart, offered: {}, serviceLevel: {}, waiting: {} }
  };
}
