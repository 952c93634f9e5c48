import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REPORT_BY, type Figures, type ReportBy } from '#lib/protocol/report.ts';
import { demoConfig } from '../server/demo/demo-config.ts';
import { eventually } from './eventually.ts';
import { readCsvRecords } from './read-csv.ts';
import { recordedDay, zoneAtHour } from './recorded-day.ts';
import { newFolder, removeFolder } from './start-server.ts';
import { connected, publish, replay, server, standsAt } from './whole-server.ts';

type Json = Readonly<Record<string, unknown>>;
type Scope = Readonly<Record<'today', Json>>;
type Site = Scope & Readonly<Record<'queues' | 'teams' | 'agents', Readonly<Record<string, Scope>>>>;

interface File {
  readonly asOf: string;
  readonly day: string;
  readonly isOver: boolean;
  readonly columns: readonly { readonly id: string }[];
  readonly rows: readonly { readonly row: string; readonly id: string; readonly figures: Figures }[];
}

/** The board's figures of those who have a line. */
function boardBy(site: Site, by: ReportBy): Readonly<Record<string, Scope>> {
  return by === 'site' ? { demo: site } : site[`${by}s`];
}

const flat = ({ wrapped, ...figures }: Json): Json => ({
  ...figures,
  ...Object.fromEntries(Object.entries(wrapped ?? {}).map(([category, count]) => [`wrapped.${category}`, count]))
});

test('the report of a day is what the replay of its events says, to the digit, as JSON and as CSV', async (t) => {
  // A little after midnight: there is a yesterday that is not long ago.
  const config = { ...demoConfig, sites: { demo: { timeZone: zoneAtHour(1) } } };
  const folder = newFolder();
  t.after(() => removeFolder(folder));
  const { url, natsUrl, stop } = await server(t, { folder }, config);
  t.after(stop);
  const events = recordedDay({ untilMs: Date.now(), hours: 3 });
  await publish(await connected(t, natsUrl()), events);
  await standsAt(url, events.length);
  const get = (path: string): Promise<Response> => fetch(`${url}/api/report${path}`);
  const json = async (search: string): Promise<File> => (await (await get(search)).json()) as File;

  const replayed = (at: string): Site => replay(folder, events, at).sites['demo'] as Site;
  await eventually('what answers stands where the board does', async () => {
    const { asOf, rows } = await json('?site=demo');
    return rows.at(-1)!.figures['offered'] === replayed(asOf).today['offered'];
  });
  for (const by of REPORT_BY) {
    const { asOf, rows } = await json(`?site=demo&by=${by}&minutes=15`);
    const site = replayed(asOf);
    const totals = rows.filter(({ row }) => row === 'total');
    const board = boardBy(site, by);
    assert.deepEqual(totals.map(({ id }) => id).sort(), Object.keys(board).sort());
    for (const { id, figures } of totals) {
      const expected = flat(board[id]!.today);
      assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, figures[key]])), expected);
    }
    const last = rows.at(-1)!;
    if (by === 'queue') assert.deepEqual([last.row, last.figures], ['site-total', flat(site.today)]);
  }

  for (const by of REPORT_BY) {
    const search = `site=demo&day=yesterday&by=${by}`;
    const { day, isOver, rows, columns } = await json(`?${search}`);
    assert.equal(isOver, true);
    const csv = await get(`.csv?${search}`);
    assert.equal(csv.headers.get('content-type'), 'text/csv; charset=utf-8; header=present');
    const name = `floorcast-demo-${day}-${by}-30min.csv`;
    assert.equal(csv.headers.get('content-disposition'), `attachment; filename="${name}"`);
    const records = readCsvRecords(await csv.text());
    const ids = columns.map(({ id }) => id);
    assert.deepEqual(
      records.map(({ row, id, ...fields }) => [row, id, ...ids.map((figure) => fields[figure])]),
      rows.map(({ row, id, figures }) => [row, id, ...ids.map((figure) => String(figures[figure] ?? ''))])
    );
  }
});

const WRONG: readonly (readonly [search: string, status: number, parameters: Readonly<Record<string, RegExp>>])[] = [
  ['', 400, { site: /^the id of a site$/ }],
  ['site=demo&minutes=20', 400, { minutes: /^15, 30 or 60$/ }],
  ['site=demo&by=shift&day=now', 400, { day: /^today, yesterday or a date/, by: /^site, queue, team or agent$/ }],
  ['site=demo&id=billing', 400, { id: /^left out where by is site$/ }],
  ['site=nowhere', 404, { site: /^one of: demo$/ }],
  ['site=demo&day=1999-01-01', 404, { day: /^today, yesterday, or a date from / }],
  ['site=demo&by=queue&id=nothing', 404, { id: /^the id of one queue$/ }]
];

test('what is wrong with a question is said in JSON, with what the parameter must be', async (t) => {
  const { url } = await server(t);
  for (const format of ['', '.csv']) {
    for (const [search, status, parameters] of WRONG) {
      const response = await fetch(`${url}/api/report${format}?${search}`);
      assert.equal(response.status, status, search);
      const body = (await response.json()) as { error: string; parameters: Record<string, string> };
      assert.deepEqual(Object.keys(body.parameters), Object.keys(parameters));
      for (const [name, mustBe] of Object.entries(parameters)) assert.match(body.parameters[name]!, mustBe);
      assert.notEqual(body.error, '');
    }
  }
});

test('a script fetches a report with the desk token, and not without it', async (t) => {
  const token = 'a token of sixteen';
  const { url } = await server(t, { env: { FLOOR_DESK_TOKEN: token } });
  const path = `${url}/api/report.csv?site=demo&by=queue&id=billing&minutes=15`;
  assert.equal((await fetch(path)).status, 401);
  const response = await fetch(path, { headers: { authorization: `Bearer ${token}` } });
  assert.match(response.headers.get('content-disposition')!, /-queue-billing-15min\.csv"$/);
  const records = readCsvRecords(await response.text());
  assert.deepEqual([records.at(-1)!['row'], records.at(-1)!['offered']], ['total', '0']);
});
