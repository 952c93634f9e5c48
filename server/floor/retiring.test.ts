// What days leave behind goes again: a floor that runs for months holds no more than one that runs for a week.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { at, bytesOf, envelope, written } from '../../tests/oracle/given.ts';
import { readEnvelope } from '../contract/read-event.ts';
import { subjectOf } from '../contract/subject.ts';
import { sitesReport } from './report.ts';
import { writtenParts } from './state/testing.ts';
import { StreamFold } from './stream-fold.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const KEEP_DAYS = 8;

type Members = Readonly<Record<string, unknown>>;

/** One hour of a floor: contacts that come, are answered and end, agents at work, snapshots of it. */
function* anHour(from: number): Generator<Members> {
  for (let number = 0; number < 20; number++) {
    const atS = from + number * 60;
    const agent = `a${number % 7}`;
    const leg = { contact: `c${atS}`, queue: `q${number % 3}`, channel: number % 5 === 0 ? 'chat' : 'voice' };
    yield envelope('contact.offered', atS, leg);
    yield envelope('contact.answered', atS + 5, { ...leg, agent });
    yield envelope('agent.state', atS + 5, { agent, state: 'talking' });
    yield envelope('contact.ended', atS + 40, leg);
    yield envelope('agent.state', atS + 40, { agent, state: 'available' });
  }
  const agents = Array.from({ length: 7 }, (_, number) => ({
    agent: `a${number}`,
    state: 'available',
    since: written(from + number)
  }));
  yield envelope('source.snapshot', from + 1300, { name: 'pbx', agents, waiting: [], inProgress: [] });
}

class Months {
  readonly fold = new StreamFold({}, { keepDays: KEEP_DAYS });
  #hour = 0;

  runTo(days: number): void {
    for (; this.#hour < days * 24; this.#hour++) {
      for (const event of anHour(this.#hour * HOUR)) this.#take(event);
      const nowMs = at((this.#hour + 0.5) * HOUR);
      this.fold.advance(nowMs);
      sitesReport(this.fold.floor, nowMs);
    }
  }

  #take(event: Members): void {
    const read = readEnvelope(event).event!;
    const message = { sequence: this.fold.sequence + 1, storedAtMs: read.timeMs, subject: subjectOf(read) };
    this.fold.take({ ...message, data: bytesOf(event) }, read.timeMs);
  }
}

/** All that is kept of the facts, by kind. */
function keptBy({ floor }: StreamFold) {
  const site = floor.site('izmir');
  const agents = [...site.agents.values()].map((agent) => agent.facts());
  const snapshots = [...site.facts().snapshots.values()];
  const sum = (counts: number[]): number => counts.reduce((total, count) => total + count, 0);
  return {
    legs: sum([...site.queues.values()].map((queue) => [...queue.legs()].length)),
    statements: sum(agents.map(({ timeline }) => timeline.length)),
    listings: sum(agents.flatMap(({ attendances }) => attendances.map(({ changes }) => changes.length))),
    rollCalls: sum(snapshots.map(({ roll }) => roll.timesMs.length)),
    snapshots: sum(snapshots.map(({ waiting, inProgress }) => waiting.length + inProgress.length)),
    ids: floor.seen.size,
    forgottenLegs: floor.forgottenLegs.size
  };
}

test('after many days no more is kept than after some, of anything', () => {
  const months = new Months();
  months.runTo(15);
  const [kept, parts] = [keptBy(months.fold), writtenParts(months.fold).join('').length];
  for (const [kind, count] of Object.entries(kept)) assert.ok(count > 0, `no ${kind} are kept at all`);
  months.runTo(40);
  for (const [kind, count] of Object.entries(keptBy(months.fold))) {
    assert.ok(count <= kept[kind as keyof typeof kept], `${kind}: ${count} after ${kept[kind as keyof typeof kept]}`);
  }
  assert.ok(writtenParts(months.fold).join('').length < 1.05 * parts);
});

test('the names of events and of forgotten legs are kept for as long as was asked for', () => {
  const months = new Months();
  months.runTo(30);
  const { seen, forgottenLegs } = months.fold.floor;
  const eventsADay = 24 * (20 * 5 + 1);
  assert.ok(seen.size >= KEEP_DAYS * eventsADay && seen.size <= (KEEP_DAYS + 2) * eventsADay, String(seen.size));
  assert.ok(forgottenLegs.has('izmir/q0', `c${24 * DAY}`));
});

/** After garbage collection, and what it leaves to be freed later. */
async function usedBytes(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round++) {
    collect();
    await sleep(20);
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

test('memory does not grow with the days: what is forgotten is nowhere any more', async () => {
  const months = new Months();
  months.runTo(20);
  const before = await usedBytes();
  months.runTo(60);
  const grownBytes = (await usedBytes()) - before;
  assert.ok(months.fold.sequence > 100_000);
  // A single day takes more, and forty have gone by.
  assert.ok(grownBytes < 500_000, `${grownBytes} bytes`);
});
