import { test } from 'node:test';
import assert from 'node:assert/strict';
import { formatMoment, readMoment } from './moment-parameters.ts';

const read = (text: string) => readMoment(new URLSearchParams(text));
const AT_MS = Date.UTC(2026, 10, 23, 7, 0, 0, 250);

test('a moment that is written is read back', () => {
  for (const known of ['now', 'then'] as const) {
    assert.deepEqual(read(formatMoment({ atMs: AT_MS, known })), { moment: { atMs: AT_MS, known } });
  }
});

test('a moment may bear any offset, in either case, its plus sign encoded or not; all that is known now is the default', () => {
  for (const at of [
    '2026-11-23T07:00:00.250Z',
    '2026-11-23t07:00:00.25z',
    '2026-11-23T10:00:00.2509%2B03:00',
    '2026-11-23T10:00:00.250+03:00',
    '2026-11-23T03:30:00.250-03:30'
  ]) {
    assert.deepEqual(read(`at=${at}`), { moment: { atMs: AT_MS, known: 'now' } }, at);
  }
});

test('what is wrong is named', () => {
  for (const at of [
    '',
    '2026-11-23',
    '2026-11-23T10:00:00',
    '2026-11-23 10:00:00Z',
    '2026-02-30T10:00:00Z',
    '2026-11-23T24:00:00Z',
    '2026-11-23T10:00:60Z',
    '2026-11-23T10:00:00Z[UTC]',
    '1795417200250'
  ]) {
    assert.match(read(`at=${at}`).problem ?? '', /^at must be .*RFC 3339/, at);
  }
  assert.match(read('known=now').problem ?? '', /^at must be/);
  assert.match(read('at=2026-11-23T10:00:00Z&known=later').problem ?? '', /^known must be .*"later"/);
});
