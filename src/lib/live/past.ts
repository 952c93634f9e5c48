import { formatMoment } from '#lib/protocol/moment-parameters.ts';
import type { Day, Moment, Questions } from '#lib/protocol/questions.ts';

/** What a board shows of a moment. */
export type Past = Questions['view']['answer'];

/** Whoever knows a site's past. */
export interface PastSource {
  /** Null where nothing is kept of the moment. @throws where it could not be asked */
  view(moment: Moment, signal: AbortSignal): Promise<Past | null>;
  /** The days that can be gone back to, earliest first. @throws where it could not be asked */
  days(): Promise<readonly Day[]>;
}

export function pastOf(site: string, fetcher: typeof fetch = fetch): PastSource {
  async function get<T>(address: string, signal?: AbortSignal): Promise<T | null> {
    const response = await fetcher(address, { ...(signal && { signal }) });
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return (await response.json()) as T;
  }
  const ofSite = `site=${encodeURIComponent(site)}`;
  return {
    view: (moment, signal) => get<Past>(`/api/rewind?${ofSite}&${formatMoment(moment)}`, signal),
    days: async () => (await get<readonly Day[]>(`/api/days?${ofSite}`)) ?? []
  };
}
