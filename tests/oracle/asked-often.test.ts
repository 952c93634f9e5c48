// A floor that is asked again and again tells what one tells that is asked once: nothing that it keeps between two
// questions may show.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readEnvelope } from '../../server/contract/read-event.ts';
import type { FloorConfig } from '../../server/contract/config.ts';
import { Floor } from '../../server/floor/floor.ts';
import { sitesReport } from '../../server/floor/report.ts';
import { siteView } from '../../server/views/site-view.ts';
import { viewOf } from '../../server/views/testing.ts';
import { boardWith, everyTile } from '../kept-boards.ts';
import { epochMs, type ContractEvent } from './contract-event.ts';
import { randomFloor } from './floor-arbitraries.ts';

const SECOND = 1000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Step =
  | { readonly kind: 'apply'; readonly event: ContractEvent }
  | { readonly kind: 'forget'; readonly nowMs: number }
  | { readonly kind: 'ask'; readonly nowMs: number };

function take(floor: Floor, step: Step): void {
  if (step.kind === 'apply') {
    const { event } = readEnvelope(step.event);
    assert.ok(event);
    if (floor.admit(event)) floor.apply(event, event.timeMs);
  } else {
    floor.settle(step.nowMs);
    if (step.kind === 'forget') floor.forgetOld(step.nowMs);
  }
}

/** The report adds up all channels, and has each by itself; a board adds up some. */
const BOARD = boardWith(everyTile({ queue: 'billing', team: 'red', agent: 'a1' }), {
  scope: { sites: ['izmir', 'constructor'], queues: [], teams: [], channels: ['voice', 'chat'] }
});

/** All that can be seen of a settled floor, as JSON brings it. */
function seen(floor: Floor, nowMs: number): unknown {
  const views = [...floor.sites.keys()].map((id) => siteView(floor, id, nowMs, 0));
  return JSON.parse(JSON.stringify([sitesReport(floor, nowMs), views, viewOf(floor, BOARD, nowMs)]));
}

function assertSameAsFresh(asked: Floor, steps: readonly Step[], nowMs: number, config: FloorConfig): void {
  const fresh = new Floor(config);
  for (const step of steps) if (step.kind !== 'ask') take(fresh, step);
  fresh.settle(nowMs);
  assert.deepEqual(seen(asked, nowMs), seen(fresh, nowMs));
}

/** How long after it happened an event is heard of: most at once, some late, some after it was long over. */
const lateness = fc.oneof(
  { weight: 6, arbitrary: fc.nat(3 * SECOND) },
  { weight: 2, arbitrary: fc.nat(20 * SECOND) },
  fc.nat(70 * MINUTE),
  fc.nat(30 * HOUR)
);

/** From one question to the next: within a step, over steps, intervals and days, and sometimes backwards. */
const wander = fc.oneof(
  { weight: 4, arbitrary: fc.nat(2 * SECOND) },
  { weight: 3, arbitrary: fc.nat(30 * SECOND) },
  { weight: 2, arbitrary: fc.constantFrom(10 * SECOND, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR) },
  { weight: 2, arbitrary: fc.integer({ min: -4 * MINUTE, max: -1 }) },
  fc.nat(2 * HOUR),
  fc.constantFrom(DAY - SECOND, DAY)
);

interface Asking {
  readonly wanderMs: number;
  readonly forgets: boolean;
}

/** What comes with an event: how late it is, and the questions after it. */
interface Between {
  readonly latenessMs: number;
  readonly askings: readonly Asking[];
}

const asking: fc.Arbitrary<Asking> = fc.record({
  wanderMs: wander,
  forgets: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true))
});

const between: fc.Arbitrary<Between> = fc.record({
  latenessMs: lateness,
  askings: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.array(asking, { minLength: 1, maxLength: 4 }) }
  )
});

/**
 * The events as they are heard of, with questions between them. The clock is never set back by more than a floor allows
 * for, and is never before an event, but where it was set back.
 */
function stepsOf(events: readonly ContractEvent[], betweens: readonly Between[]): Step[] {
  const heard = events
    .map((event, number) => ({ event, ...betweens[number % betweens.length]! }))
    .map((each) => ({ ...each, atMs: epochMs(each.event.time) + each.latenessMs }))
    .sort((a, b) => a.atMs - b.atMs);
  const steps: Step[] = [];
  let latestMs = -Infinity;
  for (const { event, atMs, askings } of heard) {
    latestMs = Math.max(latestMs, atMs);
    steps.push({ kind: 'apply', event });
    let nowMs = latestMs;
    for (const { wanderMs, forgets } of askings) {
      nowMs = Math.max(nowMs + wanderMs, latestMs - 4 * MINUTE);
      latestMs = Math.max(latestMs, nowMs);
      steps.push({ kind: 'ask', nowMs });
      if (forgets) steps.push({ kind: 'forget', nowMs: latestMs }, { kind: 'ask', nowMs });
    }
  }
  return steps;
}

/** So many questions of a floor are compared; the others are only asked. */
const COMPARED = 6;

test('a floor asked at many moments, the clock set back at times, tells each time what a fresh one tells', () => {
  fc.assert(
    fc.property(randomFloor, fc.array(between, { minLength: 1, maxLength: 50 }), ({ events, config }, betweens) => {
      const steps = stepsOf(events, betweens);
      const every = Math.ceil(steps.filter(({ kind }) => kind === 'ask').length / COMPARED);
      const floor = new Floor(config);
      let asked = 0;
      for (const [number, step] of steps.entries()) {
        take(floor, step);
        if (step.kind !== 'ask') continue;
        seen(floor, step.nowMs);
        if (++asked % every === 0) assertSameAsFresh(floor, steps.slice(0, number), step.nowMs, config);
      }
    }),
    { numRuns: 200 }
  );
});
