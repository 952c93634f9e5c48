import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Calendar } from '../floor/calendar.ts';
import type { StreamMessage } from '../floor/stream-fold.ts';
import { judge, lineOf, type ExportScope } from './export-event.ts';

const everything: ExportScope = {
  site: null,
  fromMs: -Infinity,
  toMs: Infinity,
  calendarOf: () => new Calendar('Europe/Istanbul', '00:00')
};
const TEN = '2026-11-23T10:00:00Z';
const tenMs = Date.parse(TEN);

function message(change: object = {}, more: Partial<StreamMessage> = {}): StreamMessage {
  const event = {
    specversion: '1.0',
    id: '1',
    source: '/test',
    type: 'contact.offered',
    time: TEN,
    site: 'izmir',
    data: { contact: 'c', queue: 'q' },
    ...change
  };
  const data = Buffer.from(JSON.stringify(event));
  return { sequence: 1, storedAtMs: tenMs, subject: 'floor.izmir.contact.q.offered', data, ...more };
}

test('an event is wanted where site and time are, both ends included', () => {
  const judged = (scope: Partial<ExportScope>) => judge(message(), { ...everything, ...scope });
  assert.equal(judged({}), 'wanted');
  assert.equal(judged({ site: 'izmir' }), 'wanted');
  assert.equal(judged({ site: 'ankara' }), 'outside');
  assert.equal(judged({ fromMs: tenMs, toMs: tenMs }), 'wanted');
  assert.equal(judged({ fromMs: tenMs + 1 }), 'outside');
  assert.equal(judged({ toMs: tenMs - 1 }), 'outside');
});

test('what the server rejected by subject or clock is left out, named by its reason', () => {
  assert.equal(judge(message({}, { subject: 'floor.izmir.contact.other.offered' }), everything), 'subject-mismatch');
  assert.equal(judge(message({}, { storedAtMs: tenMs - 300_000 }), everything), 'wanted');
  assert.equal(judge(message({}, { storedAtMs: tenMs - 300_001 }), everything), 'future');
  const yesterdayStarts = '2026-11-21T21:00:00.000Z';
  assert.equal(judge(message({ time: yesterdayStarts }), everything), 'wanted');
  assert.equal(judge(message({ time: '2026-11-21T20:59:59.999Z' }), everything), 'stale');
});

test('what can’t be read goes by its subject’s site and the time it was stored, for a replay to reject', () => {
  const unreadable = message({}, { data: Buffer.from('{') });
  assert.equal(judge(unreadable, everything), 'wanted');
  assert.equal(judge(unreadable, { ...everything, site: 'izmir' }), 'wanted');
  assert.equal(judge(unreadable, { ...everything, site: 'ankara' }), 'outside');
  assert.equal(judge(unreadable, { ...everything, toMs: tenMs - 1 }), 'outside');
  assert.equal(judge(message({ type: 'contact.unheard-of' }), everything), 'wanted');
});

test('a message that would be an empty line is told apart', () => {
  for (const text of ['', ' \t', '\r\n']) {
    assert.equal(judge(message({}, { data: Buffer.from(text) }), everything), 'blank');
  }
});

test('a line holds the payload’s bytes, its line breaks as spaces', () => {
  const text = (data: string) => Buffer.from(lineOf(Buffer.from(data))).toString();
  assert.equal(text('{"a":"ş"}'), '{"a":"ş"}\n');
  assert.equal(text('{\r\n  "a": 1\n}\n'), '{    "a": 1 } \n');
  assert.deepEqual([...lineOf(Uint8Array.of(0xff, 10, 0x80))], [0xff, 32, 0x80, 10]);
});
