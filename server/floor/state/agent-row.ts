/** What is known of an agent as a row of JSON. Most statements are made again and again: each is written once a part. */
import type { AgentState } from '../../contract/event-types.ts';
import type { AgentFacts } from '../agent.ts';
import type { Attributes } from '../agent-attributes.ts';
import { UNKNOWN, type AgentStatus, type Statement } from '../agent-status.ts';
import type { Change } from '../attendance.ts';
import { HELP_KINDS, type HelpKind, type OpenHelp } from '../help.ts';
import type { Listing } from '../listing.ts';
import { NEVER_SIGNED_IN, stateNamed, type KnownState } from '../standing.ts';
import type { Entry } from '../timeline.ts';
import { finite, type Row, type Value } from './row.ts';

/** A statement, and the source of the event that made it. */
type Said = Pick<Entry, 'statement' | 'source'>;

/** The statements of one part. */
export class Statements {
  readonly rows: Value[] = [];
  readonly #places = new Map<string, number>();

  placeOf({ statement, source }: Said): number {
    const row = [source, ...statementValues(statement)];
    const key = JSON.stringify(row);
    let place = this.#places.get(key);
    if (place === undefined) {
      this.#places.set(key, (place = this.rows.length));
      this.rows.push(row);
    }
    return place;
  }
}

const attributeValues = ({ name, extension, team, queues }: Attributes): Value[] => [name, extension, team, queues];

function statementValues(statement: Statement): Value[] {
  const { kind } = statement;
  switch (kind) {
    case 'state':
      return [kind, statement.state, statement.reason, statement.free];
    case 'signed-in':
      return [kind, ...attributeValues(statement)];
    case 'queues':
      return [kind, statement.queues, finite(statement.untilMs)];
    case 'help':
      return [kind, statement.help, statement.text, statement.isWithdrawn ? 1 : 0];
    case 'signed-out':
      return [kind];
  }
}

const beginningRow = (status: AgentStatus): Value => [
  status.standing.state,
  status.standing.reason,
  finite(status.standing.fromMs),
  status.free,
  status.name,
  status.extension,
  status.team,
  status.assignments.map(({ queues, untilMs }) => [queues, finite(untilMs)]),
  status.source,
  finite(status.heardMs),
  status.helps.map(({ kind, text, sinceMs }) => [kind, text, sinceMs])
];

const changeRow = ({ atMs, listing }: Change): Value => [
  atMs,
  listing && [listing.state, listing.reason, listing.free, listing.sinceMs, ...attributeValues(listing)]
];

export function agentRow(id: string, { beginning, timeline, attendances }: AgentFacts, statements: Statements): Value {
  let beforeMs = 0;
  const entries = [...timeline].flatMap((entry) => {
    const spanMs = entry.atMs - beforeMs;
    beforeMs = entry.atMs;
    return [spanMs, statements.placeOf(entry)];
  });
  return [
    id,
    beginning === UNKNOWN ? null : beginningRow(beginning),
    entries,
    attendances.map(({ source, changes }) => [source, changes.map(changeRow)])
  ];
}

const attributesIn = (row: Row): Attributes => ({
  name: row.textOrNull(),
  extension: row.textOrNull(),
  team: row.textOrNull(),
  queues: row.textsOrNull()
});

function stateIn(row: Row): AgentState {
  const text = row.text();
  const state = stateNamed(text as AgentState) as AgentState | undefined;
  if (!state) throw new TypeError(`there is no state ${JSON.stringify(text)}`);
  return state;
}

function helpKindIn(row: Row): HelpKind {
  const text = row.text();
  const kind = HELP_KINDS.find((each) => each === text);
  if (!kind) throw new TypeError(`there is no help of kind ${JSON.stringify(text)}`);
  return kind;
}

/** Earlier states don't tell what was asked for: as if it were withdrawn. */
function helpIn(row: Row): Statement {
  if (!row.hasMore) return { kind: 'help', help: 'other', text: null, isWithdrawn: true };
  return { kind: 'help', help: helpKindIn(row), text: row.textOrNull(), isWithdrawn: row.number() === 1 };
}

function helpsIn(row: Row): OpenHelp[] {
  if (!row.hasMore) return [];
  return Array.from(row.rows(), (each) => ({
    kind: helpKindIn(each),
    text: each.textOrNull(),
    sinceMs: each.number()
  }));
}

function statementIn(row: Row): Statement {
  const kind = row.text() as Statement['kind'];
  switch (kind) {
    case 'state':
      return { kind, state: stateIn(row), reason: row.textOrNull(), free: row.numberOrNull() };
    case 'signed-in':
      return { kind, ...attributesIn(row) };
    case 'queues':
      return { kind, queues: row.texts(), untilMs: row.numberOrNull() ?? Infinity };
    case 'help':
      return helpIn(row);
    case 'signed-out':
      return { kind };
  }
  throw new TypeError(`there is no statement ${JSON.stringify(kind)}`);
}

/** @throws TypeError where a row is none of a statement */
export function statementsOf(rows: Iterable<Row>): Said[] {
  return Array.from(rows, (row) => ({ source: row.textOrNull(), statement: statementIn(row) }));
}

function beginningIn(row: Row): AgentStatus {
  const state = row.text() as KnownState;
  const reason = row.textOrNull();
  const sinceMs = row.numberOrNull();
  const standing = sinceMs === null ? NEVER_SIGNED_IN : { state, reason, fromMs: sinceMs, before: null };
  return {
    state,
    reason,
    sinceMs,
    standing,
    free: row.numberOrNull(),
    name: row.textOrNull(),
    extension: row.textOrNull(),
    team: row.textOrNull(),
    assignments: Array.from(row.rows(), (each) => ({
      queues: each.texts(),
      untilMs: each.numberOrNull() ?? Infinity
    })),
    source: row.textOrNull(),
    heardMs: row.numberOrNull() ?? -Infinity,
    helps: helpsIn(row)
  };
}

const listingIn = (row: Row): Listing => ({
  state: stateIn(row),
  reason: row.textOrNull(),
  free: row.numberOrNull(),
  sinceMs: row.number(),
  ...attributesIn(row)
});

function changeIn(row: Row): Change {
  const atMs = row.number();
  const listing = row.rowOrNull();
  return { atMs, listing: listing && listingIn(listing) };
}

function timelineIn(row: Row, statements: readonly Said[]): Entry[] {
  const timeline: Entry[] = [];
  let atMs = 0;
  while (row.hasMore) {
    atMs += row.number();
    const said = statements[row.number()];
    if (!said) throw new RangeError(`a statement is missing; there are ${statements.length}`);
    timeline.push({ atMs, ...said });
  }
  return timeline;
}

/** @throws TypeError or RangeError where the row is none of an agent */
export function agentOf(row: Row, statements: readonly Said[]): AgentFacts & { readonly id: string } {
  const id = row.text();
  const beginning = row.rowOrNull();
  return {
    id,
    beginning: beginning ? beginningIn(beginning) : UNKNOWN,
    timeline: timelineIn(row.row(), statements),
    attendances: Array.from(row.rows(), (each) => ({
      source: each.text(),
      changes: Array.from(each.rows(), changeIn)
    }))
  };
}
