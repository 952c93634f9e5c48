import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventOf } from '../contract/event-types.ts';
import { at, happened } from '../../tests/oracle/given.ts';
import { hear, wasHeard, type Source } from './source.ts';

function heard(...seconds: readonly number[]): Source {
  const sources = new Map<string, Source>();
  for (const each of seconds) {
    const beat = happened('source.heartbeat', each, { name: 'pbx', everyMs: 5000 });
    hear(sources, beat as EventOf<'source.heartbeat'>, at(each));
  }
  return sources.get('/acd')!;
}

test('remembers when it was silent', () => {
  const source = heard(0, 5, 10, 100, 105);
  assert.deepEqual(source.silences, [{ fromMs: at(10), toMs: at(100) }]);
  const whenHeard = ([from, to]: readonly [number, number]): boolean => wasHeard(source, at(from), at(to), at(110));
  assert.deepEqual(
    (
      [
        [0, 9],
        [0, 60],
        [60, 90],
        [90, 120],
        [100, 160]
      ] as const
    ).map(whenHeard),
    [true, false, false, false, true]
  );
});

test('what comes after it was heard last is not heard while it is silent', () => {
  const source = heard(0, 5);
  assert.equal(wasHeard(source, at(6), at(12), at(12)), true);
  assert.equal(wasHeard(source, at(6), at(12), at(60)), false);
});
