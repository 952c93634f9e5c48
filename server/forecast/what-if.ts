/** What would come of other agents at a queue, and what that costs the queue that they leave; with the same contacts to come. */
import type { FloorNow } from './floor-now.ts';
import { project, type ProjectOptions, type Projection } from './projection.ts';
import { rearranged, type Rearrangement } from './rearrange.ts';

export interface WhatIf {
  /** How many agents more there would be at the queue: no more than can be found where they are taken from. */
  readonly agents: number;
  readonly queue: Projection;
  /** The queue that they leave; null where they come from outside. */
  readonly from: Projection | null;
}

/** Null where the queue, or the one that is left, has no line. */
export function whatIf(floor: FloorNow, change: Rearrangement, options: ProjectOptions): WhatIf | null {
  const { floor: then, agents } = rearranged(floor, change);
  const projections = project(then, options);
  const of = (id: string): Projection | undefined => projections.find(({ queue }) => queue === id);
  const queue = of(change.queue);
  const from = change.from === null ? null : of(change.from);
  return queue && from !== undefined ? { agents, queue, from } : null;
}
