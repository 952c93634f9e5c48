// Every figure of any floor explains itself: the explanation's value is the report's, and its rows add up to it.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { figuresOf, WINDOWS, type ChannelId, type FigureId, type Scope, type WindowId } from '#lib/protocol/figures.ts';
import type { ContactFilter, ContactRow, ContactsQuestion } from '#lib/protocol/contacts.ts';
import { answer } from '../../server/answers/answer.ts';
import { sitesReport } from '../../server/floor/report.ts';
import type { StreamFold } from '../../server/floor/stream-fold.ts';
import { epochMs } from './contract-event.ts';
import { randomFloor } from './floor-arbitraries.ts';
import { folded } from './folded.ts';

type Json = Readonly<Record<string, unknown>>;

const ANY: ContactFilter = {
  outcome: null,
  counted: null,
  agent: null,
  minWaitMs: null,
  maxWaitMs: null,
  text: null,
  isLate: false
};

/** The numbers below a member of the report, by their ids: a dot is a level. */
function* figuresIn(figures: Json, before = ''): Generator<readonly [string, number | null]> {
  for (const [name, value] of Object.entries(figures)) {
    if (value === null || typeof value === 'number') yield [before + name, value];
    else yield* figuresIn(value as Json, `${before}${name}.`);
  }
}

interface Told {
  readonly site: string;
  readonly scope: Scope;
  readonly channel: ChannelId | null;
  readonly window: WindowId;
  readonly figures: ReadonlyMap<string, number | null>;
}

/** Whose figures there are in which window, by the report alone. */
function* scopesIn(sites: Readonly<Record<string, Json>>): Generator<Told> {
  function* windowsOf(site: string, scope: Scope, report: Json, channel: ChannelId | null = null): Generator<Told> {
    for (const window of WINDOWS) {
      const figures = report[window] as Json | undefined;
      if (figures) yield { site, scope, channel, window, figures: new Map(figuresIn(figures)) };
    }
    for (const [id, own] of Object.entries((report['channels'] ?? {}) as Json)) {
      yield* windowsOf(site, scope, own as Json, id as ChannelId);
    }
  }
  for (const [site, report] of Object.entries(sites)) {
    yield* windowsOf(site, { kind: 'site', id: null }, report);
    for (const kind of ['queue', 'team', 'agent'] as const) {
      for (const [id, own] of Object.entries(report[`${kind}s`] as Json))
        yield* windowsOf(site, { kind, id }, own as Json);
    }
  }
}

const explained = (fold: StreamFold, { figures: _, ...scope }: Told, figure: FigureId, nowMs: number) =>
  answer(fold, { name: 'figure', moment: null, ...scope, figure }, nowMs, nowMs);

test('every figure that a scope has is explained, and its value is the one of the report, to the digit', () => {
  let compared = 0;
  fc.assert(
    fc.property(randomFloor, ({ events, config, asOfMs }) => {
      const fold = folded(events, config, asOfMs);
      for (const told of scopesIn(sitesReport(fold.floor, asOfMs))) {
        const ids = figuresOf(told.scope.kind, told.window, told.channel !== null);
        assert.deepEqual([...told.figures.keys()].sort(), [...ids].sort(), JSON.stringify(told.scope));
        for (const figure of ids) {
          const answered = explained(fold, told, figure, asOfMs);
          const { scope, window, channel } = told;
          assert.ok(answered, JSON.stringify({ scope, window, channel, figure }));
          assert.equal(answered.value, told.figures.get(figure), JSON.stringify({ scope, window, channel, figure }));
          compared++;
        }
      }
    }),
    { numRuns: 60 }
  );
  assert.ok(compared > 5_000, `only ${compared} figures were compared`);
});

function rowsOf(fold: StreamFold, question: Omit<ContactsQuestion, 'page'>, nowMs: number): ContactRow[] {
  const rows: ContactRow[] = [];
  for (let page = 1; ; page++) {
    const found = answer(fold, { name: 'contacts', moment: null, ...question, page }, nowMs, nowMs);
    assert.ok(found);
    rows.push(...found.rows);
    if (found.rows.length === 0) {
      assert.equal(rows.length, found.total);
      return rows;
    }
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

test('the contacts of a figure add up to its fraction', () => {
  fc.assert(
    fc.property(randomFloor, ({ events, config, asOfMs }) => {
      const fold = folded(events, config, asOfMs);
      for (const told of scopesIn(sitesReport(fold.floor, asOfMs))) {
        const { figures: _, ...scope } = told;
        for (const figure of figuresOf(told.scope.kind, told.window, told.channel !== null)) {
          const answered = explained(fold, told, figure, asOfMs)!;
          if (answered.of === 'agents' || answered.made === 'longest') continue;
          const rows = rowsOf(fold, { ...scope, figure, sort: 'offered', order: 'asc', filter: ANY }, asOfMs);
          const amount = (terms: typeof answered.above | null): number =>
            sum((terms ?? []).map((term) => term.sign * term.amount));
          assert.equal(sum(rows.map(({ above }) => above)), amount(answered.above), figure);
          assert.equal(sum(rows.map(({ below }) => below)), amount(answered.below), figure);
          assert.equal(rows.filter(({ isCounted }) => isCounted).length, answered.counted, figure);
        }
      }
    }),
    { numRuns: 40 }
  );
});

test('the service level under the formula in force is the service level, and its definitions add up to it', () => {
  fc.assert(
    fc.property(randomFloor, ({ events, config, asOfMs }) => {
      const fold = folded(events, config, asOfMs);
      for (const told of scopesIn(sitesReport(fold.floor, asOfMs))) {
        if (!told.figures.has('serviceLevel')) continue;
        const { formulas, definitions, value, above, below } = explained(fold, told, 'serviceLevel', asOfMs)!;
        const own = formulas!.find(({ isOwn }) => isOwn);
        assert.equal(new Set(definitions.map(({ formula }) => formula)).size === 1, own !== undefined);
        if (own) assert.deepEqual([own.value, own.above, own.below], [value, above, below]);
        const part = (terms: typeof above): number => sum(terms.map((term) => term.sign * term.amount));
        assert.equal(sum(definitions.map((each) => each.above)), part(above));
        assert.equal(sum(definitions.map((each) => each.below)), part(below!));
      }
    }),
    { numRuns: 100 }
  );
});

test('without late events a figure is what it is without the contacts that had any', () => {
  fc.assert(
    fc.property(randomFloor, fc.array(fc.constantFrom(0, 10_000, 10_001, 90_000), { minLength: 1 }), (floor, lags) => {
      const { events, config, asOfMs } = floor;
      const late = new Map<string, number>();
      const heardFrom = new Map<string, number>();
      const fold = folded(events, config, asOfMs, (event, index) => {
        const timeMs = epochMs(event.time);
        const lag = lags[index % lags.length]!;
        const heardFromMs = Math.min(heardFrom.get(event.site) ?? Infinity, timeMs + lag);
        heardFrom.set(event.site, heardFromMs);
        // Nobody listened before: what happened then is history, however long it takes to be told.
        const lateMs = timeMs < heardFromMs ? 0 : lag;
        const leg = JSON.stringify([event.site, event.data.queue, event.data.contact, event.data.leg ?? '1']);
        if (event.type.startsWith('contact.')) late.set(leg, Math.max(late.get(leg) ?? 0, lateMs));
        return lag;
      });
      for (const told of scopesIn(sitesReport(fold.floor, asOfMs))) {
        const { figures: _, ...scope } = told;
        for (const figure of ['answered', 'asaMs', 'serviceLevel', 'maxWaitMs', 'waiting'] as const) {
          if (!told.figures.has(figure)) continue;
          const { quality, made, below } = explained(fold, told, figure, asOfMs)!;
          const rows = rowsOf(fold, { ...scope, figure, sort: 'late', order: 'desc', filter: ANY }, asOfMs);
          const isLate = rows.filter(({ lateMs, isCounted }) => lateMs > 0 && isCounted);
          assert.equal(quality!.late, isLate.length);
          assert.equal(quality!.latestMs, isLate[0]?.lateMs ?? 0);
          const rest = rows.filter((row) => row.lateMs === 0 && row.isCounted);
          const parts = rest.map((row) => row.above);
          const longest = parts.length === 0 ? null : Math.max(...parts);
          const over = sum(rest.map((row) => row.below));
          const ratio = over === 0 ? null : sum(parts) / over;
          assert.equal(quality!.valueWithoutLate, made === 'longest' ? longest : below ? ratio : sum(parts));
          for (const { queue, contact, leg, lateMs } of rows) {
            const lag = late.get(JSON.stringify([told.site, queue.id, contact, leg])) ?? 0;
            assert.equal(lateMs, lag > 10_000 ? lag : 0);
          }
        }
      }
    }),
    { numRuns: 60 }
  );
});
