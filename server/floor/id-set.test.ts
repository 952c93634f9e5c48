import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Units } from '../contract/units.ts';
import { IdSet } from './id-set.ts';

test('a pair is new once', () => {
  const ids = new IdSet();
  assert.equal(ids.has('/acd', '1'), false);
  assert.equal(ids.add('/acd', '1'), true);
  assert.equal(ids.has('/acd', '1'), true);
  assert.equal(ids.add('/acd', '1'), false);
  assert.equal(ids.size, 1);
});

test('asking does not add', () => {
  const ids = new IdSet();
  ids.has('/acd', '1');
  assert.equal(ids.size, 0);
  assert.equal(ids.add('/acd', '1'), true);
});

test('two sources may use the same id', () => {
  const ids = new IdSet();
  ids.add('/acd/1', '17');
  assert.equal(ids.has('/acd/2', '17'), false);
  assert.equal(ids.add('/acd/2', '17'), true);
});

test('where the source ends and the id begins makes a difference', () => {
  const ids = new IdSet();
  ids.add('ab', 'c');
  assert.equal(ids.add('a', 'bc'), true);
  assert.equal(ids.add('c', 'ab'), true);
  assert.equal(ids.add('abc', ''), true);
});

test('ids that differ in any one place are different, at every length up to 128', () => {
  const ids = new IdSet();
  for (let length = 1; length <= 128; length++) {
    const zeros = '0'.repeat(length);
    assert.equal(ids.add('/acd', zeros), true, `length ${length}`);
    for (let place = 0; place < length; place++) {
      const other = `${zeros.slice(0, place)}1${zeros.slice(place + 1)}`;
      assert.equal(ids.add('/acd', other), true, `length ${length}, place ${place}`);
    }
  }
});

test('a zero character at the end is a character', () => {
  const ids = new IdSet();
  for (let zeros = 0; zeros < 40; zeros++) assert.equal(ids.add('/acd', `a${'\0'.repeat(zeros)}`), true);
});

test('characters beyond U+FFFF are told apart, and lone surrogates from them', () => {
  const ids = new IdSet();
  for (const id of ['\u{1F600}', '\u{1F601}', '\uD83D', '\uDE00', '\uDE00\uD83D', '\uFFFD']) {
    assert.equal(ids.add('/acd', id), true);
    assert.equal(ids.add('/acd', id), false);
  }
});

test('nothing is lost or invented while the table grows', () => {
  const ids = new IdSet();
  const count = 200_000;
  for (let number = 0; number < count; number++) assert.ok(ids.add(`/acd/${number % 7}`, String(number)));
  assert.equal(ids.size, count);
  for (let number = 0; number < count; number++) {
    assert.ok(ids.has(`/acd/${number % 7}`, String(number)));
    assert.ok(!ids.has(`/acd/${(number + 1) % 7}`, String(number)));
  }
});

test('it holds what a Set of both names holds', () => {
  const name = fc.oneof(fc.string({ maxLength: 3 }), fc.string({ unit: 'binary', maxLength: 256 }));
  const pair = fc.tuple(fc.constantFrom('', 'a', 'b'), name);
  fc.assert(
    fc.property(fc.array(pair, { size: 'large' }), (pairs) => {
      const ids = new IdSet();
      const names = new Set<string>();
      for (const [source, id] of pairs) {
        const name = JSON.stringify([source, id]);
        assert.equal(ids.has(source, id), names.has(name));
        assert.equal(ids.add(source, id), !names.has(name));
        names.add(name);
        assert.equal(ids.size, names.size);
      }
    })
  );
});

test('an id is the same whether a string was made of it or not', () => {
  const ascii = fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 40 });
  const units = new Units();
  fc.assert(
    fc.property(fc.array(fc.tuple(ascii, fc.boolean()), { size: 'large' }), (names) => {
      const ids = new IdSet();
      const known = new Set<string>();
      for (const [id, isString] of names) {
        const bytes = new TextEncoder().encode(`"${id}"`);
        const isNew = isString ? ids.add('/acd', id) : ids.addUnits('/acd', units.ofAscii(bytes, 1, bytes.length - 1));
        assert.equal(isNew, !known.has(id));
        known.add(id);
        assert.ok(ids.has('/acd', id));
      }
    })
  );
});
