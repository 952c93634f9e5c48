import type { AgentRow, NowFigures, SiteView, TodayFigures } from '#lib/protocol/site-view.ts';

const now: NowFigures = {
  waiting: 3,
  waitingOverTarget: 1,
  longestWaitSinceMs: 1_000_000,
  inProgress: 2,
  availability: 0.25,
  agents: { signedIn: 4, available: 1, ringing: 0, talking: 2, hold: 0, acw: 1, notReady: 0 }
};

const today: TodayFigures = {
  offered: 100,
  answered: 90,
  abandoned: 7,
  serviceLevel: 0.82,
  abandonRate: 0.07,
  answerRate: 0.93,
  asaMs: 12_000,
  ahtMs: 240_000
};

const agent: AgentRow = { name: 'Ada', state: 'talking', reason: null, sinceMs: 900_000, team: 'red', silent: false };

/** A small floor for tests. */
export const aSiteView: SiteView = {
  site: { id: 'izmir', name: 'İzmir', timeZone: 'Europe/Istanbul', dayStartMs: 0, dayEndMs: 86_400_000, target: 0.8 },
  now,
  today,
  queues: { billing: { name: 'Billing', target: 0.8, thresholdSeconds: 20, now, today, silent: false } },
  agents: { a1: agent },
  sources: {},
  chart: {
    slotMs: 900_000,
    offered: { '0': 4 },
    serviceLevel: { '0': 0.75 },
    waitingSlotMs: 300_000,
    waiting: { '1': 2 }
  },
  alerts: {},
  rejected: 0
};
