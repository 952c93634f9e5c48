/** Many paths from the floor as it is: what each line comes to in each of them. */
import { diceOf } from './dice.ts';
import type { FloorNow } from './floor-now.ts';
import { groupsOf } from './free-hands.ts';
import { Path } from './path.ts';
import type { Served } from './service-level.ts';

/** Of one line, at one horizon, in one path. */
export interface Outcome extends Served {
  /** How many wait then; the rest is of the time until then. */
  readonly waiting: number;
}

export interface SimulateOptions {
  /** Moments to look at, milliseconds from now, in order. */
  readonly horizonsMs: readonly number[];
  readonly paths: number;
  readonly seed: number;
}

/** By line, by horizon, by path. With the same seed the same contacts come, whatever the agents do. */
export function simulate(floor: FloorNow, { horizonsMs, paths, seed }: SimulateOptions): Outcome[][][] {
  const outcomes = floor.lines.map(() => horizonsMs.map((): Outcome[] => []));
  const groups = groupsOf(floor.hands, floor.lines.length);
  for (let number = 0; number < paths; number++) {
    const path = new Path(floor, groups, diceOf(seed + 2 * number), diceOf(seed + 2 * number + 1));
    for (const [horizon, atMs] of horizonsMs.entries()) {
      path.to(atMs);
      for (const [place, line] of path.lines.entries()) {
        const waiting = line.waitingAt(atMs);
        const { answered, answeredInTarget, abandoned, abandonedInTarget } = line.tally;
        outcomes[place]![horizon]!.push({ waiting, answered, answeredInTarget, abandoned, abandonedInTarget });
      }
    }
  }
  return outcomes;
}
