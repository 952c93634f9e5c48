/** The figures of one who, of the whole day and of each of its intervals: both from sums, so they agree to the digit. */
import type { Figures } from '#lib/protocol/report.ts';
import type { Agent } from '../floor/agent.ts';
import { agentFigures } from '../floor/agent-figures.ts';
import type { BusinessDay } from '../floor/calendar.ts';
import { SUM } from '../floor/contributions.ts';
import { windowFigures } from '../floor/figures.ts';
import type { Handled, HandledByAgent } from '../floor/handled-by-agent.ts';
import { SLOT_MS } from '../floor/ledger.ts';
import type { Queue } from '../floor/queue.ts';
import { partsOf } from '../floor/reading.ts';
import { addSums, emptySums, type Bucket } from '../floor/sums.ts';
import { addTimes, noTimes, occupancy, utilisation, type StateTimes } from '../floor/time-in-state.ts';
import type { Interval } from '../floor/times-by-interval.ts';

/** The stretch of time reported on, and what agents did in it. */
export interface Span {
  readonly day: BusinessDay;
  readonly intervals: readonly Interval[];
  readonly timesOf: (agent: Agent) => AgentTimes;
  /** From the start of the day, and from that of each interval. */
  readonly handled: { readonly ofDay: HandledByAgent; readonly byInterval: HandledByAgent };
}

export interface AgentTimes {
  readonly total: StateTimes;
  readonly byInterval: readonly StateTimes[];
}

/** One line for the day, and one for each interval. */
export interface Lines {
  readonly total: Figures;
  readonly byInterval: readonly Figures[];
}

class ContactTally {
  readonly sums = emptySums();
  longestWaitMs = -Infinity;

  add(bucket: Bucket, longestWaitMs: number): void {
    addSums(this.sums, bucket.sums);
    this.longestWaitMs = Math.max(this.longestWaitMs, longestWaitMs);
  }

  figures(level: 'queue' | 'site', times: StateTimes): Figures {
    const { wrapped, ...figures } = windowFigures(this.sums, this.longestWaitMs, level);
    const categories = Object.entries(wrapped).map(([category, count]) => [`wrapped.${category}`, count] as const);
    const incomplete = this.sums[SUM.incomplete]!;
    return { ...figures, ...Object.fromEntries(categories), incomplete, ...shares(times) };
  }
}

const shares = (times: StateTimes) => ({ occupancy: occupancy(times), utilisation: utilisation(times) });

function timesTogether(agents: readonly Agent[], { intervals, timesOf }: Span): AgentTimes {
  const together = { total: noTimes(), byInterval: intervals.map(noTimes) };
  for (const agent of agents) {
    const { total, byInterval } = timesOf(agent);
    addTimes(together.total, total);
    together.byInterval.forEach((into, place) => addTimes(into, byInterval[place]!));
  }
  return together;
}

/** @param agents those who serve the queues */
export function contactLines(
  queues: readonly Queue[],
  agents: readonly Agent[],
  level: 'queue' | 'site',
  span: Span
): Lines {
  const { day, intervals } = span;
  const total = new ContactTally();
  const tallies = intervals.map(() => new ContactTally());
  const intervalOf = (slotMs: number) => tallies[intervals.findLastIndex(({ startMs }) => startMs <= slotMs)];
  for (const [queue, channel] of partsOf(queues)) {
    const ledger = queue.ledger(channel).day(day);
    if (!ledger) continue;
    total.add(ledger.total, queue.longestWaitMs(channel, ledger.total));
    for (const [slot, bucket] of ledger.slots) {
      intervalOf(day.startMs + slot * SLOT_MS)?.add(bucket, queue.longestWaitMs(channel, bucket));
    }
  }
  const times = timesTogether(agents, span);
  return {
    total: total.figures(level, times.total),
    byInterval: tallies.map((tally, place) => tally.figures(level, times.byInterval[place]!))
  };
}

function handledTogether(agents: readonly Agent[], handled: HandledByAgent, fromMs: number): Handled {
  const together = { handled: 0, handleMs: 0, ringNoAnswer: 0 };
  for (const { id } of agents) {
    const own = handled.from(fromMs, id);
    together.handled += own.handled;
    together.handleMs += own.handleMs;
    together.ringNoAnswer += own.ringNoAnswer;
  }
  return together;
}

const agentLine = (times: StateTimes, handled: Handled): Figures => ({
  ...agentFigures(times, handled),
  utilisation: utilisation(times)
});

export function agentLines(agents: readonly Agent[], span: Span): Lines {
  const { day, intervals, handled } = span;
  const times = timesTogether(agents, span);
  return {
    total: agentLine(times.total, handledTogether(agents, handled.ofDay, day.startMs)),
    byInterval: intervals.map(({ startMs }, place) =>
      agentLine(times.byInterval[place]!, handledTogether(agents, handled.byInterval, startMs))
    )
  };
}
