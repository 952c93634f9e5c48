import { test } from 'node:test';
import assert from 'node:assert/strict';
import { formatReportParameters, readReportParameters } from './report-parameters.ts';

const read = (search: string) => readReportParameters(new URLSearchParams(search));

test('what is not said is today, in half hours, of the site', () => {
  assert.deepEqual(read('').parameters, { day: 'today', minutes: 30, by: 'site', id: null });
});

test('an address that was read is written as it was', () => {
  for (const search of ['day=2026-11-23&minutes=15&by=queue&id=billing', 'day=yesterday&minutes=60&by=agent']) {
    assert.equal(formatReportParameters(read(search).parameters!), search);
  }
  const { parameters } = read('by=team');
  assert.equal(
    formatReportParameters(parameters!, { columns: 'all', site: null }),
    'columns=all&day=today&minutes=30&by=team'
  );
});

test('every wrong parameter is named, with what it must be', () => {
  assert.deepEqual(read('day=23.11.2026&minutes=20&by=shift&id=a b').problems, {
    day: 'today, yesterday or a date such as 2026-11-23',
    minutes: '15, 30 or 60',
    by: 'site, queue, team or agent',
    id: 'the id of one queue, team or agent; left out: all of them'
  });
  assert.deepEqual(read('by=site&id=billing').problems, { id: 'left out where by is site' });
  assert.deepEqual(Object.keys(read('minutes=').problems ?? {}), ['minutes']);
});
