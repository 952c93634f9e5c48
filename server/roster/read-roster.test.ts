import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRoster, type RosterResult } from './read-roster.ts';
import type { Shift } from './roster.ts';

const zoneOf = (site: string): string => (site === 'izmir' ? 'Europe/Istanbul' : 'Europe/Berlin');
const json = (shifts: unknown): RosterResult => readRoster(JSON.stringify({ shifts }), 'json', zoneOf);
const csv = (...lines: string[]): RosterResult => readRoster(lines.join('\r\n'), 'csv', zoneOf);

const utc = (hour: number, minute = 0): number => Date.UTC(2026, 10, 30, hour, minute);

const SHIFT: Shift = {
  site: 'izmir',
  agent: 'a1042',
  startMs: utc(6),
  endMs: utc(14, 30),
  absences: [{ kind: 'lunch', startMs: utc(9), endMs: utc(9, 30) }]
};
const WRITTEN = {
  site: 'izmir',
  agent: 'a1042',
  start: '2026-11-30T09:00',
  end: '2026-11-30T17:30',
  absences: [{ kind: 'lunch', start: '2026-11-30T12:00', end: '2026-11-30T12:30' }]
};
const HEAD = 'site,agent,kind,start,end';

test('JSON and CSV say the same', () => {
  assert.deepEqual(json([WRITTEN]), { shifts: [SHIFT] });
  const lines = [
    'izmir,a1042,shift,2026-11-30T09:00,2026-11-30T17:30',
    'izmir,a1042,lunch,2026-11-30T12:00,2026-11-30T12:30'
  ];
  assert.deepEqual(csv(HEAD, ...lines), { shifts: [SHIFT] });
  assert.deepEqual(csv('\uFEFF"agent","site","end","start","kind"', '', ...lines.map(turned)), { shifts: [SHIFT] });
});

function turned(line: string): string {
  const [site, agent, kind, start, end] = line.split(',');
  return [agent, site, end?.replace('T', ' '), start, kind].join(',');
}

test('a time without an offset is one of its site, one with an offset is an instant', () => {
  const at = (site: string, start: string): number | undefined =>
    json([{ site, agent: 'a', start, end: '2026-11-30T20:00:00Z' }]).shifts?.[0]?.startMs;
  assert.equal(at('izmir', '2026-11-30T09:00'), utc(6));
  assert.equal(at('berlin', '2026-11-30T09:00'), utc(8));
  assert.equal(at('berlin', '2026-11-30T09:00:00+03:00'), utc(6));
});

test('a night shift ends on the next date, and shifts are in the order of time', () => {
  const night = { site: 'izmir', agent: 'a', start: '2026-11-30T22:00', end: '2026-12-01T06:00' };
  const { shifts } = json([night, WRITTEN]);
  assert.deepEqual(
    shifts?.map(({ agent }) => agent),
    ['a1042', 'a']
  );
});

test('an empty roster is a roster', () => {
  assert.deepEqual(json([]), { shifts: [] });
  assert.deepEqual(csv(HEAD), { shifts: [] });
});

test('each error is named by where it stands', () => {
  const wrong = (change: object): string | undefined =>
    json([WRITTEN, { ...WRITTEN, agent: 'b', ...change }]).problems?.join();
  assert.match(wrong({ agent: 'a b' }) ?? '', /^shifts\.1: agent must be a token, not "a b"$/);
  assert.match(wrong({ site: 7 }) ?? '', /^shifts\.1: site .*not 7$/);
  assert.match(wrong({ start: 'nine' }) ?? '', /^shifts\.1: start must be a date-time .*not "nine"$/);
  assert.match(wrong({ start: '2026-02-30T09:00' }) ?? '', /^shifts\.1: start/);
  assert.match(wrong({ end: '2026-11-30T08:00' }) ?? '', /^shifts\.1: end must be later/);
  assert.match(wrong({ end: '2026-12-02T08:00' }) ?? '', /^shifts\.1: a shift lasts at most 24 hours$/);
  assert.match(wrong({ absences: {} }) ?? '', /^shifts\.1\.absences must be a list$/);
  const [lunch] = WRITTEN.absences;
  assert.match(wrong({ absences: [lunch, 7] }) ?? '', /^shifts\.1\.absences\.1: kind must be one of break/);
  assert.match(wrong({ absences: [{ ...lunch, end: '2026-11-30T18:00' }] }) ?? '', /absences\.0: must lie within/);
  assert.match(wrong({ absences: [lunch, lunch] }) ?? '', /^shifts\.1: absences must not overlap$/);
  assert.match(
    json([WRITTEN, WRITTEN]).problems?.join() ?? '',
    /^izmir\/a1042: the shift of 2026-11-30T06:00.* overlaps/
  );
  assert.match(json(7).problems?.join() ?? '', /^shifts must be a list$/);
  assert.match(readRoster('{', 'json', zoneOf).problems?.join() ?? '', /^the roster is not JSON/);
});

test('a line of CSV that can not be used is named by its number', () => {
  const shift = 'izmir,a,shift,2026-11-30T09:00,2026-11-30T17:30';
  assert.deepEqual(csv(HEAD, '', 'izmir,b,lunch,2026-11-30T12:00,2026-11-30T12:30').problems, [
    'line 3: stands before any shift of "b"'
  ]);
  assert.match(
    csv(HEAD, shift, 'izmir,a,nap,2026-11-30T12:00,2026-11-30T12:30').problems?.join() ?? '',
    /^line 3: kind/
  );
  assert.match(csv('site,agent,start,end', 'izmir,a,x,y').problems?.join() ?? '', /^line 1 .*kind missing$/);
  assert.match(csv(HEAD, 'izmir,a').problems?.join() ?? '', /^the roster is not CSV/);
});
