// A state that is saved and restored at any point makes no difference to any figure, then or later.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FloorConfig } from '../../server/contract/config.ts';
import { sitesReport } from '../../server/floor/report.ts';
import { stateParts } from '../../server/floor/state/state-parts.ts';
import { restarted } from '../../server/floor/state/testing.ts';
import { StreamFold } from '../../server/floor/stream-fold.ts';
import { siteView } from '../../server/views/site-view.ts';
import { arrivalsOf, foldIn, lags, spanMs, taken, type Arrival } from './arrivals.ts';
import { batchFloor } from './batch-floor.ts';
import { epochMs, type ContractEvent } from './contract-event.ts';
import { randomFloor } from './floor-arbitraries.ts';

/** What a reader of the JSON sees: members by name, without prototypes. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const reportOf = (fold: StreamFold, nowMs: number): unknown => asJson(sitesReport(fold.floor, nowMs));

/** All that can be seen of a fold at a moment. */
function seenOf(fold: StreamFold, nowMs: number): unknown {
  const nextMs = fold.advance(nowMs);
  const { sequence, lastStoredAtMs, counts, rejections, after, late, floor } = fold;
  const sites = [...floor.sites.keys()].sort();
  const views = sites.map((site) => siteView(floor, site, nowMs, counts.rejected));
  return asJson({
    sites: reportOf(fold, nowMs),
    views,
    nextMs,
    sequence,
    lastStoredAtMs,
    counts,
    rejections,
    after,
    late
  });
}

/** All that is saved of it; of sets of ids, what their names tell. */
const factsOf = (fold: StreamFold): unknown => asJson([...stateParts(fold)].filter(({ kind }) => kind !== 'ids'));

/** Folds arrivals in, restarted at some places, and after the last one. */
function foldedWithRestarts(arrivals: readonly Arrival[], config: FloorConfig, places: readonly number[]): StreamFold {
  let fold = new StreamFold(config);
  let from = 0;
  for (const place of places.map((each) => each % (arrivals.length + 1)).sort((a, b) => a - b)) {
    foldIn(fold, arrivals.slice(from, place));
    fold = restarted(fold);
    from = place;
  }
  foldIn(fold, arrivals.slice(from));
  return restarted(fold);
}

const places = fc.array(fc.nat(60), { minLength: 1, maxLength: 3 });

test('a restart at any point comes to the figures of the batch computation, and to all that is seen without one', () => {
  fc.assert(
    fc.property(randomFloor, lags, places, spanMs(5000), ({ events, config }, lags, restarts, restMs) => {
      const arrivals = arrivalsOf(events, lags);
      const nowMs = (arrivals.at(-1)?.nowMs ?? 0) + restMs;
      const steady = new StreamFold(config);
      foldIn(steady, arrivals);
      const fold = foldedWithRestarts(arrivals, config, restarts);
      assert.deepEqual(factsOf(fold), factsOf(steady));
      assert.deepEqual(seenOf(fold, nowMs), seenOf(steady, nowMs));
      assert.deepEqual(reportOf(fold, nowMs), asJson(batchFloor(taken(arrivals, config), config, nowMs)));
    }),
    { numRuns: 300 }
  );
});

/** The same event so much later. */
function later(event: ContractEvent, byMs: number): ContractEvent {
  const shift = (text: string): string =>
    Temporal.Instant.fromEpochMilliseconds(epochMs(text) + byMs).toString({ smallestUnit: 'millisecond' });
  const isTime = (name: string, value: unknown): value is string =>
    (name === 'time' || name === 'since' || name === 'until') && typeof value === 'string';
  return JSON.parse(JSON.stringify(event), (name, value: unknown) =>
    isTime(name, value) ? shift(value) : value
  ) as ContractEvent;
}

test('a restart among days that have been forgotten comes to all that is seen without one', () => {
  const hours = fc.constantFrom(1, 3, 6, 9, 25);
  fc.assert(
    fc.property(randomFloor, lags, places, hours, ({ events, config }, lags, restarts, hours) => {
      const longer = events.map((event, place) => later(event, place * hours * 3_600_000));
      const arrivals = arrivalsOf(longer, lags);
      const nowMs = arrivals.at(-1)?.nowMs ?? 0;
      const steady = new StreamFold(config);
      foldIn(steady, arrivals);
      const fold = foldedWithRestarts(arrivals, config, restarts);
      assert.deepEqual(factsOf(fold), factsOf(steady));
      assert.deepEqual(seenOf(fold, nowMs), seenOf(steady, nowMs));
    }),
    { numRuns: 150 }
  );
});

test('a state restored under other definitions comes to the figures of a fold that had them from the beginning', () => {
  fc.assert(
    fc.property(randomFloor, randomFloor, lags, fc.nat(), (floor, { config: other }, lags, place) => {
      const arrivals = arrivalsOf(floor.events, lags);
      // What is of a settled day under one of them only is rejected by that one only, for ever.
      const both = new Set(taken(arrivals, floor.config)).intersection(new Set(taken(arrivals, other)));
      const usable = arrivals.filter(({ event }) => both.has(event));
      const cut = place % (usable.length + 1);
      const nowMs = usable.at(-1)?.nowMs ?? 0;
      const before = new StreamFold(floor.config);
      foldIn(before, usable.slice(0, cut));
      const fold = restarted(before, other);
      foldIn(fold, usable.slice(cut));
      const fresh = new StreamFold(other);
      foldIn(fresh, usable);
      assert.deepEqual(seenOf(fold, nowMs), seenOf(fresh, nowMs));
    }),
    { numRuns: 150 }
  );
});
