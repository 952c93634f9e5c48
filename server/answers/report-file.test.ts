import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { REPORT_BY, type Figures, type ReportFormat, type ReportQuestion } from '#lib/protocol/report.ts';
import { randomFloor } from '../../tests/oracle/floor-arbitraries.ts';
import { at, contact } from '../../tests/oracle/given.ts';
import { readCsv, readCsvRecords } from '../../tests/read-csv.ts';
import type { FloorConfig } from '../contract/config.ts';
import { readEnvelope } from '../contract/read-event.ts';
import { Floor } from '../floor/floor.ts';
import { answerReportFile } from './report-file.ts';

interface File {
  readonly day: string;
  readonly asOf: string;
  readonly isOver: boolean;
  readonly columns: readonly { readonly id: string }[];
  readonly rows: readonly {
    readonly row: string;
    readonly id: string;
    readonly name: string;
    readonly start: string;
    readonly end: string;
    readonly figures: Figures;
  }[];
}

function textOf(floor: Floor, nowMs: number, format: ReportFormat, question: Partial<ReportQuestion>): string {
  const all = { site: 'izmir', day: 'today', minutes: 60, by: 'queue', id: null, ...question } as const;
  floor.settle(nowMs);
  const text = answerReportFile({ floor }, { ...all, format }, nowMs)?.text;
  assert.ok(text != null);
  return text;
}

function floorNaming(name: string, config: FloorConfig = {}): Floor {
  const floor = new Floor({ queues: { 'izmir/billing': { name } }, ...config });
  floor.apply(contact('offered', 0), at(0));
  return floor;
}

const isFormula = (text: string): boolean => /^[=+\-@\t\r＝＋－＠]/.test(text);
const asField = (value: string | number | null): string => {
  if (value === null) return '';
  return typeof value === 'string' && isFormula(value) ? `'${value}` : String(value);
};

test('the CSV of any report has the rows of its JSON, figure by figure', () => {
  fc.assert(
    fc.property(randomFloor, fc.constantFrom(...REPORT_BY), ({ events, config, asOfMs }, by) => {
      const floor = new Floor(config);
      for (const each of events) {
        const event = readEnvelope(each).event!;
        if (event.timeMs <= asOfMs && floor.admit(event)) floor.apply(event, asOfMs);
      }
      for (const site of floor.sites.keys()) {
        const json = JSON.parse(textOf(floor, asOfMs, 'json', { site, by })) as File;
        const expected = json.rows.map(({ figures, ...row }) => {
          const all = { site, day: json.day, asOf: json.asOf, by, ...row, ...figures };
          return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, asField(value)]));
        });
        assert.deepEqual(readCsvRecords(textOf(floor, asOfMs, 'csv', { site, by })), expected);
        const ids = json.columns.map(({ id }) => id);
        for (const { figures } of json.rows) assert.deepEqual(Object.keys(figures).sort(), [...ids].sort());
      }
    }),
    { numRuns: 200 }
  );
});

test('whatever a queue is called, its name comes back out of the CSV', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
      const [line] = readCsvRecords(textOf(floorNaming(name), at(0), 'csv', {}));
      assert.equal(line!['name'], asField(name));
    })
  );
  for (const name of ['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', '"=1"', 'a,"b"\r\nc', "'"]) {
    const [line] = readCsvRecords(textOf(floorNaming(name), at(0), 'csv', {}));
    assert.equal(line!['name'], asField(name));
    assert.ok(!isFormula(line!['name']));
  }
});

test('the header names the rows’ own members first, then the figures by their ids', () => {
  const head = (by: ReportQuestion['by']) => readCsv(textOf(floorNaming('Billing'), at(0), 'csv', { by }))[0]!.join();
  assert.match(head('queue'), /^row,site,day,asOf,by,id,name,start,end,offered,answered,abandoned,/);
  assert.match(head('agent'), /^row,site,day,asOf,by,id,name,start,end,availableMs,.*,occupancy,utilisation$/);
});

test('a row says what it is: an interval, a total, or the site’s total, which comes last', () => {
  const floor = floorNaming('Billing');
  floor.apply(contact('offered', 0, { queue: 'sales' }), at(0));
  const rows = (question: Partial<ReportQuestion>) =>
    readCsvRecords(textOf(floor, at(0), 'csv', question))
      .filter(({ row, start }) => row !== 'interval' || start === '2026-11-23T10:00:00+00:00')
      .map(({ row, id, name, offered }) => [row, id, name, offered].join(' '));
  const billing = ['interval billing Billing 1', 'total billing Billing 1'];
  assert.deepEqual(rows({}), [...billing, 'interval sales sales 1', 'total sales sales 1', 'site-total izmir izmir 2']);
  assert.deepEqual(rows({ id: 'billing' }), billing);
  assert.deepEqual(rows({ by: 'site' }), ['interval izmir izmir 2', 'total izmir izmir 2']);
});

test('times bear the offset that the site’s clock has at that instant', () => {
  const sites = { izmir: { timeZone: 'America/New_York', dayStartsAt: '00:00' } };
  const floor = floorNaming('Billing', { sites });
  const noonMs = Date.parse('2026-11-01T17:00:00.250Z');
  const { asOf, isOver, rows } = JSON.parse(textOf(floor, noonMs, 'json', {})) as File;
  assert.deepEqual([asOf, isOver], ['2026-11-01T12:00:00.25-05:00', false]);
  assert.deepEqual(
    rows.slice(0, 3).map(({ start }) => start),
    ['2026-11-01T00:00:00-04:00', '2026-11-01T01:00:00-04:00', '2026-11-01T01:00:00-05:00']
  );
  assert.deepEqual([rows.at(-1)!.start, rows.at(-1)!.end], ['2026-11-01T00:00:00-04:00', '2026-11-02T00:00:00-05:00']);
});

test('a report of nobody in particular has its text, one of somebody unknown has none', () => {
  const floor = floorNaming('Billing');
  floor.settle(at(0));
  const ask = (id: string | null) =>
    answerReportFile({ floor }, { site: 'izmir', day: 'today', minutes: 30, by: 'team', id, format: 'csv' }, at(0));
  assert.equal(readCsvRecords(ask(null)!.text!).length, 1);
  assert.deepEqual(ask('red'), { day: '2026-11-23', text: null });
});
