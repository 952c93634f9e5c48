import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aSiteView } from './a-site-view.ts';
import { blanked } from './shown.ts';

const figures = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(figures) : [value];

test('nothing of now and today is left, for the site or a queue', () => {
  const { now, today, queues, chart } = blanked(aSiteView);
  const left = figures([now, today, queues.billing?.now, queues.billing?.today, chart.waiting, chart.serviceLevel]);
  assert.deepEqual([...new Set(left)], [null]);
  assert.equal(left.length, figures([aSiteView.now, aSiteView.today]).length * 2);
});

test('agents are gone, names and targets stay', () => {
  const { agents, queues, site } = blanked(aSiteView);
  assert.deepEqual(agents, {});
  assert.equal(site.name, 'İzmir');
  assert.deepEqual([queues.billing?.name, queues.billing?.target], ['Billing', 0.8]);
});

test('a queue called __proto__ stays a queue', () => {
  const queues = JSON.parse(JSON.stringify({ x: aSiteView.queues.billing }).replace('"x"', '"__proto__"')) as object;
  const { queues: left } = blanked({ ...aSiteView, queues: queues as typeof aSiteView.queues });
  assert.deepEqual(Object.keys(left), ['__proto__']);
});
