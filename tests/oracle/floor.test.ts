// The floor against the oracle: what is kept up event by event equals what is computed from the whole list at once.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FloorConfig } from '../../server/contract/config.ts';
import { Replay } from '../../server/floor/replay.ts';
import { sitesReport } from '../../server/floor/report.ts';
import { StreamFold } from '../../server/floor/stream-fold.ts';
import { arrivalsOf, bytes, lags, messageOf, spanMs, taken, type Arrival } from './arrivals.ts';
import { batchFloor } from './batch-floor.ts';
import { epochMs, type ContractEvent } from './contract-event.ts';
import { randomFloor } from './floor-arbitraries.ts';

/** What a reader of the JSON sees: members by name, without prototypes. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function replayed(events: readonly ContractEvent[], config: FloorConfig, atMs: number | null) {
  const replay = new Replay(config, atMs);
  events.forEach((event, index) => replay.take(bytes(event), index + 1));
  const report = replay.report();
  assert.deepEqual(report.rejections, [], 'the arbitraries make valid events only');
  return { ...report, sites: asJson(report.sites) };
}

/** The first of each (source, id). */
function withoutRepeats(events: readonly ContractEvent[]): ContractEvent[] {
  const byName = new Map<string, ContractEvent>();
  for (const event of events) {
    const name = JSON.stringify([event.source, event.id]);
    if (!byName.has(name)) byName.set(name, event);
  }
  return [...byName.values()];
}

/** Shuffled by the keys, but the events of one agent at one time keep their order: there the stream's order counts. */
function shuffled(events: readonly ContractEvent[], keys: readonly number[]): ContractEvent[] {
  const key = (index: number): number => keys[index % keys.length]! ^ index;
  const order = events.map((_, index) => index).sort((a, b) => key(a) - key(b) || a - b);
  const tie = (event: ContractEvent): string | null =>
    event.type.startsWith('agent.') ? JSON.stringify([event.site, event.data.agent, epochMs(event.time)]) : null;
  const queues = new Map<string, ContractEvent[]>();
  for (const event of events) {
    const name = tie(event);
    if (name !== null) queues.set(name, [...(queues.get(name) ?? []), event]);
  }
  return order.map((index) => {
    const event = events[index]!;
    const name = tie(event);
    return name === null ? event : queues.get(name)!.shift()!;
  });
}

const greatestMs = (events: readonly ContractEvent[]): number =>
  Math.max(...events.map((event) => epochMs(event.time)));

test('the replay of any floor, asked about at any moment, equals the batch computation', () => {
  fc.assert(
    fc.property(randomFloor, ({ events, config, asOfMs }) => {
      const { sites, events: counts } = replayed(events, config, asOfMs);
      assert.deepEqual(sites, asJson(batchFloor(events, config, asOfMs)));
      const distinct = withoutRepeats(events);
      const after = distinct.filter((event) => epochMs(event.time) > asOfMs).length;
      assert.deepEqual(counts, {
        read: events.length,
        applied: distinct.length - after,
        duplicate: events.length - distinct.length,
        rejected: 0,
        after
      });
    }),
    { numRuns: 700 }
  );
});

test('without a moment the replay stands at the greatest time of its lines', () => {
  fc.assert(
    fc.property(randomFloor, ({ events, config }) => {
      const { asOfMs, sites } = replayed(events, config, null);
      if (events.length === 0) {
        assert.equal(asOfMs, null);
        assert.deepEqual(sites, {});
      } else {
        assert.equal(asOfMs, greatestMs(events));
        assert.deepEqual(sites, asJson(batchFloor(events, config, asOfMs)));
      }
    }),
    { numRuns: 200 }
  );
});

test('any order of the lines gives the same figures, but for one agent at one time', () => {
  fc.assert(
    fc.property(randomFloor, fc.array(fc.nat(), { minLength: 1 }), ({ events, config, asOfMs }, keys) => {
      const distinct = withoutRepeats(events);
      const there = replayed(shuffled(distinct, keys), config, asOfMs);
      assert.deepEqual(there.sites, replayed(distinct, config, asOfMs).sites);
    }),
    { numRuns: 300 }
  );
});

test('every line twice gives the same figures', () => {
  fc.assert(
    fc.property(randomFloor, fc.array(fc.nat(), { minLength: 1 }), ({ events, config, asOfMs }, keys) => {
      const distinct = withoutRepeats(events);
      const doubled = [...distinct, ...shuffled(distinct, keys)];
      const { sites, events: counts } = replayed(doubled, config, asOfMs);
      assert.deepEqual(sites, replayed(distinct, config, asOfMs).sites);
      assert.equal(counts.duplicate, distinct.length);
    }),
    { numRuns: 200 }
  );
});

function foldAll(arrivals: readonly Arrival[], config: FloorConfig, advances: readonly boolean[]): StreamFold {
  const fold = new StreamFold(config);
  arrivals.forEach((arrival, index) => {
    const { nowMs } = arrival;
    if (advances[index % advances.length]) fold.advance(nowMs);
    fold.take(messageOf(arrival, index + 1), nowMs);
    if (advances[(index + 1) % advances.length]) {
      fold.advance(nowMs);
      sitesReport(fold.floor, nowMs);
    }
  });
  return fold;
}

test('a stream folded as it comes, with the clock moving on in between, equals the batch computation', () => {
  fc.assert(
    fc.property(
      randomFloor,
      lags,
      fc.array(fc.boolean(), { minLength: 1 }),
      spanMs(5000),
      ({ events, config }, lags, advances, restMs) => {
        const arrivals = arrivalsOf(events, lags);
        const fold = foldAll(arrivals, config, advances);
        const nowMs = (arrivals.at(-1)?.nowMs ?? 0) + restMs;
        fold.advance(nowMs);
        const usable = taken(arrivals, config);
        assert.deepEqual(asJson(sitesReport(fold.floor, nowMs)), asJson(batchFloor(usable, config, nowMs)));
        assert.equal(fold.counts.applied + fold.after, usable.length);
      }
    ),
    { numRuns: 500 }
  );
});

test('a stream read again at a later moment comes to the same figures as when it was live', () => {
  fc.assert(
    fc.property(
      randomFloor,
      lags,
      fc.array(fc.boolean(), { minLength: 1 }),
      spanMs(5000),
      ({ events, config }, lags, advances, restMs) => {
        const live = arrivalsOf(events, lags);
        const nowMs = (live.at(-1)?.nowMs ?? 0) + restMs;
        const rebuilt = live.map((arrival) => ({ ...arrival, nowMs }));
        const [first, second] = [foldAll(live, config, advances), foldAll(rebuilt, config, [false])];
        first.advance(nowMs);
        second.advance(nowMs);
        assert.deepEqual(asJson(sitesReport(first.floor, nowMs)), asJson(sitesReport(second.floor, nowMs)));
        assert.deepEqual(first.counts, second.counts);
      }
    ),
    { numRuns: 200 }
  );
});
