import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameFit, nameScale, tableLayout } from './table-layout.ts';

const LONG = 'Orders, returns and complaints of business customers';
const room = { width: 27, height: 14 };

test('heads of one line leave the room of the second to the rows', () => {
  const short = tableLayout(room, 6, ['Waiting', 'Offered']);
  const long = tableLayout(room, 6, ['Waiting', 'Service level · last 30 min']);
  assert.ok(short.headHeight < long.headHeight);
  assert.ok(short.rowHeight > long.rowHeight);
});

test('all names are written in one size, but for one that takes two lines', () => {
  const layout = tableLayout(room, 6, ['Waiting', 'Longest wait']);
  const usual = nameScale(['Billing', 'Technical support', LONG], layout);
  assert.deepEqual(nameFit('Billing', usual, layout), { scale: usual, lines: 1 });
  assert.deepEqual(nameFit('Technical support', usual, layout), { scale: usual, lines: 1 });
  const { scale, lines } = nameFit(LONG, usual, layout);
  assert.equal(lines, 2);
  assert.ok(scale < usual && scale >= 0.6 * usual);
});

test('where rows are low a long name stays in its line, and is cut', () => {
  const layout = tableLayout({ width: 22, height: 9 }, 6, ['Waiting', 'Longest wait']);
  assert.deepEqual(nameFit(LONG, 1, layout), { scale: 1, lines: 1 });
});
