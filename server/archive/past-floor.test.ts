import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { arrivalsOf, lags, taken } from '../../tests/oracle/arrivals.ts';
import { epochMs, type ContractEvent } from '../../tests/oracle/contract-event.ts';
import { randomFloor } from '../../tests/oracle/floor-arbitraries.ts';
import type { FloorConfig } from '../contract/config.ts';
import { readEnvelope } from '../contract/read-event.ts';
import { subjectOf } from '../contract/subject.ts';
import { Floor } from '../floor/floor.ts';
import { LateNotes } from '../floor/late-notes.ts';
import { Replay } from '../floor/replay.ts';
import { sitesReport } from '../floor/report.ts';
import { StreamFold, type StreamMessage } from '../floor/stream-fold.ts';
import { siteView } from '../views/site-view.ts';
import { PastFloor, type ReadMessages } from './past-floor.ts';

const HOUR = 3_600_000;
const signal = new AbortController().signal;
const bytes = (event: ContractEvent): Uint8Array => new TextEncoder().encode(JSON.stringify(event));
const figures = ({ floor }: StreamFold, atMs: number): unknown =>
  JSON.parse(JSON.stringify(sitesReport(floor, atMs))) as unknown;

function replayed(events: readonly ContractEvent[], config: FloorConfig, atMs: number): unknown {
  const replay = new Replay(config, atMs);
  events.forEach((event, index) => replay.take(bytes(event), index + 1));
  return JSON.parse(JSON.stringify(replay.report().sites)) as unknown;
}

/** What boards show, but for what is told of sources: that hangs on when they were heard. */
function boards(floor: Floor, atMs: number): unknown {
  const views = Object.fromEntries(
    Array.from(floor.sites.keys(), (id) => [id, { ...siteView(floor, id, atMs, 0), sources: null }])
  );
  const isOfSource = (member: string): boolean => member === 'silent';
  return JSON.parse(JSON.stringify(views, (member, value: unknown) => (isOfSource(member) ? undefined : value)));
}

function boardsOfAll(events: readonly ContractEvent[], config: FloorConfig, atMs: number): unknown {
  const floor = new Floor(config);
  for (const given of events) {
    const { event } = readEnvelope(given);
    if (floor.admit(event!) && event!.timeMs <= atMs) floor.apply(event!, event!.timeMs);
  }
  floor.settle(atMs);
  return boards(floor, atMs);
}

/** A stream in memory. */
const reader =
  (messages: readonly StreamMessage[]): ReadMessages =>
  async (from, take) => {
    for (const message of messages) if (message.sequence >= from && !take(message)) break;
    return Promise.resolve();
  };

const HALF_DAYS = 12 * HOUR;
/** Some come hours or days after they happened. */
const lateLags = fc
  .tuple(lags, fc.array(fc.nat(5 * HALF_DAYS), { minLength: 1, maxLength: 3 }))
  .map((parts) => parts.flat());

/** What a leg was two business days ago is forgotten when more is told of it; a replay never forgets too early. */
function ofOneDay(events: readonly ContractEvent[]): ContractEvent[] {
  const lastMs = Math.max(...events.map(({ time }) => epochMs(time)));
  return events.filter(({ time }) => epochMs(time) > lastMs - 20 * HOUR);
}

/** A stream, with moments in it, earliest first. */
const stream = fc
  .record({ floor: randomFloor, lags: lateLags, picks: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }) })
  .map(({ floor: { events, config }, lags, picks }) => {
    const arrivals = arrivalsOf(ofOneDay(events), lags);
    const messages = arrivals.map(({ event, storedAtMs }, index): StreamMessage => {
      const read = readEnvelope(event).event;
      assert.ok(read);
      return { sequence: index + 1, storedAtMs, subject: subjectOf(read), data: bytes(event) };
    });
    const instants = arrivals.flatMap(({ event, storedAtMs }) => [epochMs(event.time), storedAtMs]);
    const moments = picks.map((pick) => (instants[pick % instants.length] ?? 0) + [0, 0, -1, 1000, HOUR][pick % 5]!);
    return { config, arrivals, messages, moments: moments.sort((a, b) => a - b) };
  });

/** The fold as it is live, and what it said at the moments. */
function live(config: FloorConfig, messages: readonly StreamMessage[], moments: readonly number[]) {
  const fold = new StreamFold(config);
  const said: unknown[] = [];
  const sayUntil = (nowMs: number): void => {
    for (const atMs of moments.slice(said.length)) {
      if (atMs >= nowMs) return;
      fold.advance(atMs);
      said.push(figures(fold, atMs));
    }
  };
  for (const message of messages) {
    sayUntil(message.storedAtMs);
    fold.take(message, message.storedAtMs);
    fold.advance(message.storedAtMs);
  }
  sayUntil(Infinity);
  return { fold, said };
}

test('gone back to a moment with what the stream had stored by then, the figures are those that were live', async () => {
  await fc.assert(
    fc.asyncProperty(stream, async ({ config, messages, moments }) => {
      const { fold, said } = live(config, messages, moments);
      const options = { read: reader(messages), late: fold.late, signal };
      const stepwise = new PastFloor(new StreamFold(config), 'then', -Infinity);
      for (const [place, atMs] of moments.entries()) {
        for (const past of [stepwise, new PastFloor(new StreamFold(config), 'then', -Infinity)]) {
          assert.ok(past.canReach({ atMs, known: 'then' }));
          await past.bringTo(atMs, options);
          assert.deepEqual(figures(past.fold, atMs), said[place]);
          assert.ok(past.isAt({ atMs, known: 'then' }) && !past.isAt({ atMs, known: 'now' }));
        }
      }
    }),
    { numRuns: 150 }
  );
});

test('gone back to a moment with all that is known now, the figures are those of a replay', async () => {
  await fc.assert(
    fc.asyncProperty(stream, fc.boolean(), async ({ config, arrivals, messages, moments }, hasNotes) => {
      const usable = taken(arrivals, config);
      const { late } = live(config, messages, []).fold;
      if (!hasNotes) late.completeAfter = Infinity;
      const options = { read: reader(messages), late, signal };
      const stepwise = new PastFloor(new StreamFold(config), 'now', -Infinity);
      for (const atMs of moments) {
        const expected = replayed(usable, config, atMs);
        for (const past of [stepwise, new PastFloor(new StreamFold(config), 'now', -Infinity)]) {
          if (!past.canReach({ atMs, known: 'now' })) continue;
          await past.bringTo(atMs, options);
          assert.deepEqual(figures(past.fold, atMs), expected);
          assert.deepEqual(boards(past.fold.floor, atMs), boardsOfAll(usable, config, atMs));
        }
        assert.equal(stepwise.canReach({ atMs: Infinity, known: 'now' }), hasNotes);
        assert.ok(hasNotes || stepwise.isAt({ atMs: moments[0]!, known: 'now' }));
      }
    }),
    { numRuns: 150 }
  );
});

test('cut off anywhere on its way it can still reach what is later than where it stands', async () => {
  await fc.assert(
    fc.asyncProperty(stream, fc.nat(), fc.constantFrom('now', 'then'), async (floor, cut, known) => {
      const { config, arrivals, messages, moments } = floor;
      const { fold, said } = live(config, messages, moments);
      const usable = taken(arrivals, config);
      const past = new PastFloor(new StreamFold(config), known, -Infinity);
      let left = cut % (messages.length * 2 + 1);
      const cutOff: ReadMessages = (from, take) =>
        reader(messages)(
          from,
          (message) => {
            if (left-- === 0) throw new Error('cut off');
            return take(message);
          },
          signal
        );
      const options = { late: fold.late, signal };
      await past.bringTo(moments.at(-1)!, { ...options, read: cutOff }).catch((error: Error) => {
        assert.equal(error.message, 'cut off');
      });
      for (const [place, atMs] of moments.entries()) {
        if (!past.canReach({ atMs, known })) continue;
        await past.bringTo(atMs, { ...options, read: reader(messages) });
        assert.deepEqual(figures(past.fold, atMs), known === 'then' ? said[place] : replayed(usable, config, atMs));
      }
      assert.ok(past.atMs <= moments.at(-1)!);
    }),
    { numRuns: 150 }
  );
});

test('notes that grew too many are given up from the oldest on, and say so', () => {
  const notes = new LateNotes();
  for (let sequence = 1; sequence <= 150_000; sequence++) notes.add(sequence, -sequence);
  assert.equal(notes.after(notes.completeAfter - 1, 0), null);
  const known = notes.after(notes.completeAfter, 0)!;
  assert.equal(known[0], notes.completeAfter + 1);
  assert.ok(known.length >= 50_000 && known.at(-1) === 150_000);
  assert.deepEqual(notes.after(149_990, -149_999), [149_999, 150_000]);
});
