import type { WaitingListTile } from '#lib/protocol/board-document.ts';
import type { ProblemData, WaitingListData, WaitingRow } from '#lib/protocol/board-view.ts';
import type { Leg, AgentMoment } from '../../floor/leg.ts';
import type { LegReading } from '../../floor/leg-reading.ts';
import type { Queue } from '../../floor/queue.ts';
import { queueNameOf } from '../../floor/definitions.ts';
import type { BoardReading } from '../board-reading.ts';
import { rows } from '../rows.ts';
import { queuesOf } from './chosen.ts';

/** More than any screen has room for. */
const MOST = 60;

interface Waiting {
  readonly queue: Queue;
  readonly leg: Leg;
  readonly counted: LegReading;
}

/** Those that have waited longest, the longest first. */
class Longest {
  readonly all: Waiting[] = [];

  add(waiting: Waiting): void {
    const { offeredAtMs } = waiting.counted;
    if (this.all.length === MOST && offeredAtMs >= this.all.at(-1)!.counted.offeredAtMs) return;
    const place = this.all.findLastIndex(({ counted }) => counted.offeredAtMs <= offeredAtMs) + 1;
    this.all.splice(place, 0, waiting);
    if (this.all.length > MOST) this.all.pop();
  }
}

const latest = (moments: readonly AgentMoment[] | null): number =>
  (moments ?? []).reduce((latestMs, { timeMs }) => Math.max(latestMs, timeMs), -Infinity);

/** Presented to an agent who has neither taken it nor let it ring out. */
const isRinging = ({ ringing, unanswered }: Leg): boolean => latest(ringing) > latest(unanswered);

function waitingRow({ queue, leg, counted }: Waiting, site: string, { floor, context }: BoardReading): WaitingRow {
  const { channel, offeredAtMs } = counted;
  return {
    queue: queueNameOf(floor.config, site, queue.id),
    channel,
    sinceMs: offeredAtMs,
    thresholdSeconds: queue.definition(channel).thresholdMs / 1000,
    contact: context.audience === 'wall' ? null : leg.contact,
    isRinging: isRinging(leg)
  };
}

export function waitingListData(tile: WaitingListTile, reading: BoardReading): WaitingListData | ProblemData {
  const at = reading.site(tile.site);
  if (!at) return reading.noSite(tile.site);
  const { site } = at;
  const { channels } = reading;
  const longest = new Longest();
  let waiting = 0;
  for (const queue of queuesOf(tile.queues, reading, at)) {
    for (const leg of queue.waiting) {
      const counted = leg.counted!;
      if (channels && !channels.includes(counted.channel)) continue;
      waiting++;
      longest.add({ queue, leg, counted });
    }
  }
  const { people } = reading.context;
  const contacts = rows(
    longest.all.map((each) => [people.keyOfLeg(each.leg, site), waitingRow(each, site.id, reading)])
  );
  return { kind: 'waitingList', contacts, waiting };
}
