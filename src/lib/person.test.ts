import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PERSON_LENGTH, personNamed } from './person.ts';

test('a name is one line, and no longer than it may be', () => {
  assert.equal(personNamed('  Ayşe\n Yılmaz '), 'Ayşe Yılmaz');
  assert.equal(personNamed('أحمد'), 'أحمد');
  assert.equal([...personNamed('🙂'.repeat(100))!].length, PERSON_LENGTH);
});

test('nothing names nobody', () => {
  for (const text of [null, undefined, '', ' \u202e\t']) assert.equal(personNamed(text), null);
});
