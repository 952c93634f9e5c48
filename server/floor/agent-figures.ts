/** The figures of one agent, or of several together, from their times and what they handled. */
import { ratio } from './figures.ts';
import type { Handled } from './handled-by-agent.ts';
import { occupancy, type StateTimes } from './time-in-state.ts';

export const agentFigures = (times: StateTimes, { handled, handleMs, ringNoAnswer }: Readonly<Handled>) => ({
  availableMs: times.available,
  ringingMs: times.ringing,
  talkingMs: times.talking,
  holdMs: times.hold,
  acwMs: times.acw,
  notReadyMs: times['not-ready'],
  handled,
  ahtMs: ratio(handleMs, handled),
  ringNoAnswer,
  occupancy: occupancy(times)
});
