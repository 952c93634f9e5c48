/** What `GET /api/floor` answers: the replay's JSON of this moment, and the stream sequence that it stands at. */
import { formatDateTime } from '../contract/date-time.ts';
import { sitesReport } from '../floor/report.ts';
import type { StreamFold } from '../floor/stream-fold.ts';

export function streamReport(fold: StreamFold, nowMs: number): object {
  fold.advance(nowMs);
  return {
    asOf: formatDateTime(nowMs),
    sequence: fold.sequence,
    events: { ...fold.counts, after: fold.after },
    rejections: fold.rejections,
    sites: sitesReport(fold.floor, nowMs)
  };
}
