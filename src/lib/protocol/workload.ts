/** Unexpected changes in the workload of queues. */
export const WORKLOAD_MEASURES = ['arrivals', 'load'] as const;
/** What came; or how much work came with it: arrivals × handle time. */
export type WorkloadMeasure = (typeof WORKLOAD_MEASURES)[number];

export const CHANGE_KINDS = ['surge', 'collapse'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** An unexpected change, as long as it is one. */
export interface WorkloadChange {
  readonly kind: ChangeKind;
  readonly measure: WorkloadMeasure;
  /** When it began, epoch milliseconds. */
  readonly sinceMs: number;
  /** Contacts that came since, and that were expected; of the load, in contacts of the mean handle time. */
  readonly observed: number;
  readonly expected: number;
}

/** By site and queue, those that there are; of a queue that is not there, none. */
export interface Workload {
  /** What happened before it is judged, epoch milliseconds. */
  readonly untilMs: number;
  readonly changes: Readonly<Record<string, Readonly<Record<string, readonly WorkloadChange[]>>>>;
}
