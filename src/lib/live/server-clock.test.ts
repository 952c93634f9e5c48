import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextOffset } from './server-clock.ts';

test('the first heartbeat sets the clock', () => assert.equal(nextOffset(null, 5000), 5000));

test('a heartbeat that came faster is truer', () => assert.equal(nextOffset(5000, 5040), 5040));

test('a late heartbeat hardly moves the clock', () => assert.equal(nextOffset(5000, 4300), 4995));

test('a server clock that runs slower is followed to where it is, and no further', () => {
  let offset = 5000;
  for (let beat = 0; beat < 100; beat += 1) offset = nextOffset(offset, 4900);
  assert.equal(offset, 4900);
});

test('a server clock that was set is taken over at once, either way', () => {
  assert.equal(nextOffset(5000, 1000), 1000);
  assert.equal(nextOffset(5000, 90_000), 90_000);
});
