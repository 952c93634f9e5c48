import type { BoardView } from '#lib/protocol/board-view.ts';
import { formatMoment } from '#lib/protocol/moment-parameters.ts';
import type { Day, Moment } from '#lib/protocol/questions.ts';
import type { SiteView } from '#lib/protocol/site-view.ts';

/** What is shown of a moment. */
export interface Past<V> {
  /** The moment that it is of, epoch milliseconds. */
  readonly atMs: number;
  readonly data: V;
}

/** Whoever knows the past of a site, or of a board. */
export interface PastSource<V> {
  /** Null where nothing is kept of the moment. @throws where it could not be asked */
  view(moment: Moment, signal: AbortSignal): Promise<Past<V> | null>;
  /** The days that can be gone back to, earliest first. @throws where it could not be asked */
  days(): Promise<readonly Day[]>;
}

/** @param address of a view of a moment, up to the moment */
function source<V>(address: string, site: string, fetcher: typeof fetch): PastSource<V> {
  async function get<T>(from: string, signal?: AbortSignal): Promise<T | null> {
    const response = await fetcher(from, { ...(signal && { signal }) });
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`${from}: ${response.status}`);
    return (await response.json()) as T;
  }
  return {
    view: (moment, signal) => get<Past<V>>(`${address}&${formatMoment(moment)}`, signal),
    days: async () => (await get<readonly Day[]>(`/api/days?site=${encodeURIComponent(site)}`)) ?? []
  };
}

export const pastOf = (site: string, fetcher: typeof fetch = fetch): PastSource<SiteView> =>
  source(`/api/rewind?site=${encodeURIComponent(site)}`, site, fetcher);

/** @param site whose days the board can go back to */
export const pastOfBoard = (board: string, site: string, fetcher: typeof fetch = fetch): PastSource<BoardView> =>
  source(`/api/board-rewind?board=${encodeURIComponent(board)}`, site, fetcher);
