/** The demo floor: a discrete-event simulation of a contact centre, without a clock and without an end. */
import { startArrivals } from './arrivals.ts';
import { planDay, type Shift, type Surge } from './day-plan.ts';
import { Exchange } from './exchange.ts';
import { World, type DemoEvent } from './world.ts';

export interface SimulateOptions {
  readonly seed: number;
  /** A name of its own for each run, a dozen characters at most: every id carries it. */
  readonly run: string;
  /** Epoch milliseconds at which the floor opens: nobody waits, and who is on shift logs in. */
  readonly fromMs: number;
  readonly timeZone: string;
}

/** Contract events in order of time, for ever: the same for the same options. */
export function* simulate({ seed, run, fromMs, timeZone }: SimulateOptions): Generator<DemoEvent, never> {
  const world = new World(run, seed, fromMs);
  const exchange = new Exchange(world);
  const surges: Surge[] = [];
  const today = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(timeZone).toPlainDate();

  const openDay = (date: Temporal.PlainDate): void => {
    const plan = planDay(seed, date, timeZone);
    surges.splice(0, surges.length, ...surges.filter(({ endMs }) => endMs > world.nowMs), ...plan.surges);
    for (const shift of plan.shifts) startShift(world, exchange, shift);
    for (const surge of plan.surges) if (surge.startMs > world.nowMs) callHelpers(world, exchange, surge);
    const tomorrow = date.add({ days: 1 });
    world.at(tomorrow.toZonedDateTime(timeZone).epochMilliseconds, () => openDay(tomorrow));
  };
  // Those of the night shift came yesterday.
  for (const shift of planDay(seed, today.subtract({ days: 1 }), timeZone).shifts) startShift(world, exchange, shift);
  openDay(today);
  startArrivals(world, exchange, timeZone, surges);
  for (;;) yield* world.step();
}

/** A shift that has begun when the floor opens begins then, with what is left of it. */
function startShift(world: World, exchange: Exchange, { person, startMs, endMs, pauses }: Shift): void {
  if (endMs <= world.nowMs) return;
  const openedMs = world.nowMs;
  const lateMs = startMs < openedMs ? openedMs - startMs + world.random.between(0, 20_000) : 0;
  world.at(startMs + lateMs, () => {
    const agent = exchange.signIn(person);
    for (const pause of pauses) if (pause.atMs >= openedMs) world.at(pause.atMs, () => exchange.pause(agent, pause));
    world.at(endMs, () => exchange.leave(agent));
  });
}

/** A few minutes into a surge, some who serve other queues are asked to help. */
function callHelpers(world: World, exchange: Exchange, { queue, startMs, endMs }: Surge): void {
  world.at(startMs + 4 * 60_000, () => {
    const others = exchange.agents.filter(({ state, queues }) => state !== 'offline' && !queues.includes(queue));
    const willing = others.filter(() => world.random.chance(0.3));
    for (const agent of willing.slice(0, 4)) exchange.lend(agent, queue, endMs);
  });
}
