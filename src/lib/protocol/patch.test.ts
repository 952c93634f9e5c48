import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Patch } from './messages.ts';
import { applyPatch, difference } from './patch.ts';

type Data = Readonly<Record<string, unknown>>;

/** As the other side has it: through JSON. */
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const key = fc.constantFrom('a', 'b', 'billing', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '', '0');
const leaf = fc.oneof(
  fc.constantFrom(null, true, false, 0, 1, '', 'x', 'constructor'),
  fc.integer(),
  fc.array(fc.constantFrom('a', 'b', 1, null), { maxLength: 3 })
);
const { data } = fc.letrec<{ data: Data; value: unknown }>((tie) => ({
  // Through JSON, so that "__proto__" is a member and no prototype.
  data: fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((members) => Object.fromEntries(members) as Data),
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('data'))
}));

function after(before: Data, patch: Patch | null): unknown {
  return patch === null ? before : applyPatch(before, sent(patch));
}

test('the difference, sent and applied to what was before, makes what is after', () => {
  fc.assert(
    fc.property(data, data, (before, next) => {
      assert.deepEqual(sent(after(sent(before), difference(before, next))), sent(next));
    }),
    { numRuns: 2000 }
  );
});

test('a chain of differences leads to the last state', () => {
  fc.assert(
    fc.property(fc.array(data, { minLength: 2 }), (states) => {
      let replica: Data = sent(states[0]!);
      for (let place = 1; place < states.length; place++) {
        replica = after(replica, difference(states[place - 1]!, states[place]!)) as Data;
      }
      assert.deepEqual(sent(replica), sent(states.at(-1)));
    })
  );
});

test('between equal states there is no difference', () => {
  fc.assert(
    fc.property(data, (state) => {
      assert.equal(difference(state, state), null);
      assert.equal(difference(state, sent(state)), null);
    })
  );
});

test('a difference names only what differs', () => {
  const before = { a: { x: 1, y: 2 }, b: { z: 3 }, c: [1, 2] };
  assert.deepEqual(sent(difference(before, { a: { x: 1, y: 5 }, b: { z: 3 }, c: [1, 2] })), { set: { a: { y: 5 } } });
  assert.deepEqual(sent(difference(before, { a: { x: 1 }, c: [1, 2] })), { gone: [['a', 'y'], ['b']] });
  assert.deepEqual(sent(difference(before, { ...before, c: [2, 1] })), { set: { c: [2, 1] } });
});

test('a new row is set whole, an empty one too', () => {
  assert.deepEqual(sent(difference({}, { a: { x: { y: 1 } } })), { set: { a: { x: { y: 1 } } } });
  const patch = difference({}, { a: {} });
  assert.deepEqual(sent(patch), { set: { a: {} } });
  assert.deepEqual(sent(applyPatch({}, patch!)), { a: {} });
});

test('a row that becomes a leaf, and a leaf that becomes a row, are replaced', () => {
  for (const [before, next] of [
    [{ a: { x: 1 } }, { a: null }],
    [{ a: null }, { a: { x: 1 } }],
    [{ a: [1] }, { a: { '0': 1 } }],
    [{ a: { x: 1 } }, { a: [1] }],
    [{ a: { x: 1 } }, { a: {} }]
  ] as const) {
    assert.deepEqual(sent(after(before, difference(before, next))), next);
  }
});

test('a member that is gone and back in one patch is new, without what it had', () => {
  const patch: Patch = { gone: [['a']], set: { a: { y: 2 } } };
  assert.deepEqual(sent(applyPatch({ a: { x: 1 } }, patch)), { a: { y: 2 } });
});

test('null is a value, and not the same as gone', () => {
  assert.deepEqual(sent(difference({ a: 1 }, { a: null })), { set: { a: null } });
  assert.deepEqual(sent(difference({ a: null }, {})), { gone: [['a']] });
});

test('what is gone that never was there changes nothing', () => {
  const before = { a: { x: 1 }, b: 1 };
  for (const path of [['c'], ['a', 'z'], ['b', 'x'], ['a', 'x', 'y'], ['constructor'], []]) {
    assert.deepEqual(sent(applyPatch(before, { gone: [path] })), before);
  }
});

test('the data before are left as they are', () => {
  fc.assert(
    fc.property(data, data, (before, next) => {
      const copy = sent(before);
      after(before, difference(before, next));
      assert.deepEqual(sent(before), copy);
    })
  );
});

test('what a patch does not touch is shared with the data before', () => {
  const before: Record<string, unknown> = { a: { x: 1 }, b: { y: 1 } };
  const next = applyPatch(before, { set: { a: { x: 2 } } });
  assert.equal(next['b'], before['b']);
  assert.notEqual(next['a'], before['a']);
});

test('nothing in a patch reaches a prototype', () => {
  const text =
    '{"set":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},"gone":[["__proto__","x"]]}';
  const next = applyPatch<Data>({}, JSON.parse(text) as Patch);
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  assert.deepEqual(Object.keys(next), ['__proto__', 'constructor']);
});
