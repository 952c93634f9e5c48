import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, at } from '../../tests/oracle/given.ts';
import { spansOf } from './agent-spans.ts';
import { siteOf } from './testing.ts';

const EVENTS = [
  agent('state', 0, { state: 'available' }),
  agent('state', 20, { state: 'ringing' }),
  agent('state', 25, { state: 'talking' }),
  agent('state', 60, { state: 'hold' }),
  agent('state', 80, { state: 'talking' }),
  agent('state', 100, { state: 'acw' }),
  agent('state', 130, { state: 'not-ready', reason: 'break' }),
  agent('state', 190, { state: 'not-ready', reason: 'lunch' }),
  agent('state', 300, { state: 'available' })
];

test('puts states together that are one and the same for a forecast', () => {
  const { standing } = siteOf(EVENTS, 310).agent('a1').status;
  assert.deepEqual(
    spansOf(standing, at(0), at(310)).map(({ kind, startMs, endMs }) => [kind, startMs - at(0), endMs - at(0)]),
    [
      ['free', 0, 25_000],
      ['talk', 25_000, 100_000],
      ['after-call', 100_000, 130_000],
      ['break', 130_000, 300_000],
      ['free', 300_000, 310_000]
    ]
  );
});

test('knows since when a contact rings', () => {
  const { standing } = siteOf(EVENTS, 310).agent('a1').status;
  const [first, ...others] = spansOf(standing, at(0), at(310));
  assert.equal(first!.ringingSinceMs, at(20));
  assert.deepEqual(
    others.map(({ ringingSinceMs }) => ringingSinceMs),
    [null, null, null, null]
  );
});

test('goes back no further than it is asked', () => {
  const { standing } = siteOf(EVENTS, 310).agent('a1').status;
  assert.deepEqual(
    spansOf(standing, at(200), at(310)).map(({ kind }) => kind),
    ['break', 'free']
  );
});
