/** Unexpected changes in the workload of all sites. */
import type { Workload } from '#lib/protocol/workload.ts';
import type { StreamFold } from '../floor/stream-fold.ts';
import type { KeptDays } from '../outlook/kept-days.ts';
import { lastFullMs, workloadOf } from '../outlook/workload-of.ts';

export function answerWorkload({ floor }: StreamFold, nowMs: number, keptDays: KeptDays): Workload {
  const sites = [...floor.sites.values()].map((site) => [site.id, workloadOf(site, nowMs, keptDays)] as const);
  return { untilMs: lastFullMs(nowMs), changes: Object.fromEntries(sites) };
}
