import { test } from 'node:test';
import assert from 'node:assert/strict';
import { StreamFold } from '../floor/stream-fold.ts';
import { answer } from './answer.ts';

const ms = (text: string): number => Date.parse(text);

test('the days of a site are those of its own zone, from the first moment that is kept to today', () => {
  const fold = new StreamFold({ sites: { izmir: { timeZone: 'Europe/Istanbul' }, other: null } });
  const days = (site: string) =>
    answer(fold, { name: 'days', moment: null, site }, ms('2026-11-23T22:00:00Z'), ms('2026-11-22T22:00:00Z'));
  assert.deepEqual(days('izmir'), [
    { day: '2026-11-23', startMs: ms('2026-11-22T21:00:00Z'), endMs: ms('2026-11-23T21:00:00Z') },
    { day: '2026-11-24', startMs: ms('2026-11-23T21:00:00Z'), endMs: ms('2026-11-24T21:00:00Z') }
  ]);
  assert.deepEqual(
    days('other')?.map(({ day }) => day),
    ['2026-11-22', '2026-11-23']
  );
  assert.equal(days('nowhere'), null);
});
