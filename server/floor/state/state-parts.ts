/**
 * What is saved of a fold: its facts as of a position in the stream, never a sum. What follows from the facts is told anew
 * when they are restored, so a state can be restored under other definitions than it was saved under.
 *
 * A state is a sequence of parts, each small enough to be restored between two looks at the clock.
 */
import type { Agent } from '../agent.ts';
import type { Queue } from '../queue.ts';
import type { RecentIds } from '../recent-ids.ts';
import type { Site } from '../site.ts';
import type { Snapshots } from '../snapshots.ts';
import type { Source } from '../source.ts';
import type { StreamFold } from '../stream-fold.ts';
import { agentRow, Statements } from './agent-row.ts';
import { idParts, nameOfIds } from './id-parts.ts';
import { legRow } from './leg-row.ts';
import { finite, Names, type StatePart, type Value } from './row.ts';

/** Of how states are written: one of another version is not read, but made anew from the stream. */
export const STATE_VERSION = 2;

const LEGS_AT_ONCE = 250;
const ROWS_AT_ONCE = 500;
const TIMES_AT_ONCE = 2000;
/** Of a timeline, and of what roll calls said. */
const ENTRIES_AT_ONCE = 3000;

function* inPieces<T>(values: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < values.length; at += size) yield values.slice(at, at + size);
}

const idsRow = (recent: RecentIds): Value => recent.facts().map(({ fromMs, ids }) => [finite(fromMs), nameOfIds(ids)]);

function headerOf(fold: StreamFold): StatePart {
  const { sequence, lastStoredAtMs, asOfMs, forgetAtMs, counts, rejections } = fold.facts();
  return {
    kind: 'state',
    version: STATE_VERSION,
    sequence,
    lastStoredAtMs,
    asOfMs: finite(asOfMs),
    forgetAtMs: finite(forgetAtMs),
    counts: { ...counts },
    rejections: rejections.map((rejection) => ({ ...rejection })),
    lateAfter: fold.late.completeAfter,
    seen: idsRow(fold.floor.seen),
    forgottenLegs: idsRow(fold.floor.forgottenLegs)
  };
}

const sourceRow = ({ source, name, heardAtMs, everyMs, clockOffByMs, silences }: Source): Value => [
  source,
  name,
  heardAtMs,
  everyMs,
  clockOffByMs,
  silences.flatMap(({ fromMs, toMs }) => [fromMs, toMs])
];

const sitePart = (site: Site): StatePart => ({
  kind: 'site',
  site: site.id,
  heardFromMs: site.heardFromMs,
  forgottenBeforeMs: finite(site.facts().forgottenBeforeMs),
  teams: [...site.teams],
  sources: Array.from(site.sources.values(), sourceRow)
});

function* snapshotParts(site: string, source: string, snapshots: Snapshots): Generator<StatePart> {
  const { roll, waiting, inProgress } = snapshots;
  const part = { kind: 'snapshots', site, source, calls: [], waiting: [], inProgress: [] };
  yield part;
  const calls = roll.timesMs.map((timeMs, place) => [timeMs, roll.ids[place]!]);
  for (const some of inPieces(calls, TIMES_AT_ONCE)) yield { ...part, calls: some };
  for (const some of inPieces(waiting, TIMES_AT_ONCE)) yield { ...part, waiting: some };
  for (const some of inPieces(inProgress, TIMES_AT_ONCE)) yield { ...part, inProgress: some };
}

function* legParts(site: string, queue: Queue): Generator<StatePart> {
  let names = new Names();
  let rows: Value[] = [];
  const part = (): StatePart => ({ kind: 'legs', site, queue: queue.id, names: names.list, rows });
  for (const leg of queue.legs()) {
    rows.push(legRow(leg, names));
    if (rows.length < LEGS_AT_ONCE) continue;
    yield part();
    names = new Names();
    rows = [];
  }
  if (rows.length > 0) yield part();
}

function* agentParts(site: string, agents: Iterable<Agent>): Generator<StatePart> {
  let statements = new Statements();
  let rows: Value[] = [];
  let entries = 0;
  const part = (): StatePart => ({ kind: 'agents', site, statements: statements.rows, rows });
  for (const agent of agents) {
    const facts = agent.facts();
    rows.push(agentRow(agent.id, facts, statements));
    entries += facts.timeline.length;
    for (const { changes } of facts.attendances) entries += changes.length;
    if (entries < ENTRIES_AT_ONCE && rows.length < ROWS_AT_ONCE) continue;
    yield part();
    statements = new Statements();
    rows = [];
    entries = 0;
  }
  if (rows.length > 0) yield part();
}

/** Legs come after the snapshots that may have ended them, agents after the roll calls. */
function* siteParts(site: Site): Generator<StatePart> {
  yield sitePart(site);
  const named = [...site.queues.values()].filter(({ isNamed }) => isNamed);
  const queues = named.map(({ id, source }) => [id, source]);
  for (const rows of inPieces(queues, ROWS_AT_ONCE)) yield { kind: 'queues', site: site.id, rows };
  for (const [source, snapshots] of site.facts().snapshots) yield* snapshotParts(site.id, source, snapshots);
  for (const queue of named) yield* legParts(site.id, queue);
  yield* agentParts(site.id, site.agents.values());
}

function* partsBeforeTheEnd(fold: StreamFold): Generator<StatePart> {
  yield headerOf(fold);
  const { seen, forgottenLegs, sites } = fold.floor;
  for (const recent of [seen, forgottenLegs]) yield* idParts(recent.facts().at(-1)!.ids);
  for (const site of sites.values()) if (site.heardFromMs < Infinity) yield* siteParts(site);
  const late = fold.late.sequences.map((sequence, place) => [sequence, fold.late.timesMs[place]!]);
  for (const rows of inPieces(late, TIMES_AT_ONCE)) yield { kind: 'late', rows };
  const held = fold.facts().held.map(({ event, storedAtMs }) => ({ event: { ...event }, storedAtMs }));
  for (const rows of inPieces(held, ROWS_AT_ONCE)) yield { kind: 'held', rows: rows as readonly Value[] };
}

/**
 * The parts of a state, in order. The fold must not change until all of them have been taken.
 *
 * Sets of ids that nothing is added to any more are only named: their parts are those of `closedIds`.
 */
export function* stateParts(fold: StreamFold): Generator<StatePart> {
  let count = 1;
  for (const part of partsBeforeTheEnd(fold)) {
    yield part;
    if (part.kind !== 'ids') count++;
  }
  // Sets of ids tell by themselves whether all of them came.
  yield { kind: 'end', parts: count };
}

export interface ClosedIds {
  /** That of what it holds: sets of one name hold the same. */
  readonly name: string;
  readonly parts: () => Iterable<StatePart>;
}

/** The sets of ids that a state names without holding them; they change no more. */
export function closedIds({ floor }: StreamFold): ClosedIds[] {
  return [floor.seen, floor.forgottenLegs].flatMap((recent) =>
    recent
      .facts()
      .slice(0, -1)
      .filter(({ ids }) => ids.size > 0)
      .map(({ ids }) => ({ name: nameOfIds(ids), parts: () => idParts(ids) }))
  );
}
