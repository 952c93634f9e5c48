import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speechOf } from '#lib/i18n/speech-of.ts';
import type { SiteView } from '#lib/protocol/site-view.ts';
import { siteSummary } from './site-summary.ts';
import { blanked } from './shown.ts';

const view = {
  site: { target: 0.8 },
  now: { waiting: 4, waitingOverTarget: 1, longestWaitSinceMs: 10_000, agents: { available: 2 } },
  today: { serviceLevel: 0.652 },
  queues: {},
  chart: {}
} as unknown as SiteView;

test('a site is told in sentences: what, how much, and whether that is as it should be', () => {
  assert.equal(
    siteSummary(view, 75_000, speechOf('en')),
    'Service level, 65.2%, Below target. Waiting, 4, 1 over target. Longest wait, 1:05. Available, 2'
  );
});

test('what may no longer be true is not told', () => {
  assert.doesNotMatch(siteSummary(blanked(view), 75_000, speechOf('en')), /\d/);
});
