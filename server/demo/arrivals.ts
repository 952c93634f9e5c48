/** Lets contacts arrive: a Poisson stream for each queue, thinned to what the clock, the calendar and surges make of it. */
import type { Surge } from './day-plan.ts';
import { MAX_SURGE } from './day-plan.ts';
import type { Exchange } from './exchange.ts';
import { busynessAt } from './intraday.ts';
import { OUTBOUND_PER_HOUR, OUTBOUND_QUEUE, QUEUE_PLANS } from './queue-plans.ts';
import { freeFor } from './routing.ts';
import type { World } from './world.ts';

const HOUR = 3_600_000;
/** The dialler keeps this many sales people free for those who call in. */
const DIALLER_RESERVE = 2;

/** @param share 0–1: how much of `mostPerHour` comes at an instant */
function stream(world: World, mostPerHour: number, share: (atMs: number) => number, arrive: () => void): void {
  const next = (): void =>
    world.after(world.random.exponential(HOUR / mostPerHour), () => {
      if (world.random.chance(share(world.nowMs))) arrive();
      next();
    });
  next();
}

/** @param surges may grow as further days are planned */
export function startArrivals(world: World, exchange: Exchange, timeZone: string, surges: readonly Surge[]): void {
  for (const plan of QUEUE_PLANS) {
    const isNow = (surge: Surge, atMs: number): boolean =>
      surge.queue === plan.id && surge.startMs <= atMs && atMs < surge.endMs;
    const share = (atMs: number): number => {
      const factor = surges.find((surge) => isNow(surge, atMs))?.factor ?? 1;
      return (busynessAt(atMs, timeZone) * factor) / MAX_SURGE;
    };
    stream(world, plan.perHour * MAX_SURGE, share, () =>
      exchange.offer(plan, world.random.pickByWeight(plan.channels))
    );
  }
  startDialler(world, exchange, timeZone);
}

function startDialler(world: World, exchange: Exchange, timeZone: string): void {
  const plan = QUEUE_PLANS.find(({ id }) => id === OUTBOUND_QUEUE)!;
  stream(
    world,
    OUTBOUND_PER_HOUR,
    (atMs) => busynessAt(atMs, timeZone),
    () => {
      if (freeFor(plan.id, exchange.agents).length > DIALLER_RESERVE) exchange.offer(plan, 'voice', 'outbound');
    }
  );
}
