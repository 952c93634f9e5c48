import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { StringMap } from './string-map.ts';

test('it holds what a Map holds', () => {
  const key = fc.oneof(fc.constantFrom('', 'a', 'b', '__proto__'), fc.string({ unit: 'binary', maxLength: 20 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.nat()), { size: 'large' }), (entries) => {
      const map = new StringMap<number>();
      const model = new Map<string, number>();
      for (const [name, value] of entries) {
        assert.equal(map.get(name), model.get(name));
        map.set(name, value);
        model.set(name, value);
        assert.equal(map.size, model.size);
      }
      for (const [name, value] of model) assert.equal(map.get(name), value);
    })
  );
});

test('nothing is lost or invented while it grows', () => {
  const map = new StringMap<number>();
  for (let number = 0; number < 100_000; number++) map.set(`contact-${number}`, number);
  for (let number = 0; number < 100_000; number++) assert.equal(map.get(`contact-${number}`), number);
  for (let number = 100_000; number < 200_000; number++) assert.equal(map.get(`contact-${number}`), undefined);
});

test('it keeps what is to stay, in the order in which it came, and forgets the rest', () => {
  const map = new StringMap<number>();
  for (let number = 0; number < 1000; number++) map.set(`c${number}`, number);
  map.filter((value, key) => key === `c${value}` && value % 3 === 0);
  assert.deepEqual(
    [...map.values()],
    Array.from({ length: 334 }, (_, index) => 3 * index)
  );
  for (let number = 0; number < 1000; number++)
    assert.equal(map.get(`c${number}`), number % 3 === 0 ? number : undefined);
  map.set('c1', -1);
  assert.equal(map.get('c1'), -1);
  assert.equal(map.size, 335);
});

test('cleared, it is as new', () => {
  const map = new StringMap<number>();
  for (let number = 0; number < 1000; number++) map.set(`c${number}`, number);
  map.clear();
  assert.equal(map.size, 0);
  assert.equal(map.get('c7'), undefined);
  map.set('c7', 8);
  assert.equal(map.get('c7'), 8);
});
