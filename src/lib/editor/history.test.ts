import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { begun, edited, rebased, redone, undone } from './history.ts';
import { boards, editsBy, onePage } from './testing.ts';

const titled = (title: string) => ({ ...onePage(), title });

test('edits are undone one by one and done again', () => {
  const history = ['b', 'c'].reduce((before, title) => edited(before, titled(title)), begun(titled('a')));
  const back = undone(history);
  assert.equal(back.present.title, 'b');
  assert.equal(undone(back).present.title, 'a');
  assert.equal(undone(undone(back)).present.title, 'a');
  assert.equal(redone(back).present.title, 'c');
  assert.equal(redone(redone(back)).present.title, 'c');
});

test('an edit after an undo ends what could be done again', () => {
  const history = undone(edited(begun(titled('a')), titled('b')));
  assert.equal(redone(edited(history, titled('c'))).present.title, 'c');
});

test('what is typed letter by letter is undone as one, and what was undone begins anew', () => {
  const typed = ['b', 'bc', 'bcd'].reduce(
    (before, title) => edited(before, titled(title), 'title'),
    begun(titled('a'))
  );
  assert.equal(typed.past.length, 1);
  assert.equal(undone(typed).present.title, 'a');
  assert.equal(edited(typed, titled('x'), 'other').past.length, 2);
  assert.equal(edited(redone(undone(typed)), titled('bcde'), 'title').past.length, 2);
});

test('an edit that changes nothing is none', () => {
  const history = begun(titled('a'));
  assert.equal(edited(history, history.present), history);
});

test('after any edits, undoing all of them comes to the beginning, and doing them again to the end', () => {
  fc.assert(
    fc.property(boards, fc.array(editsBy('me'), { maxLength: 6 }), (document, all) => {
      const end = all.reduce((history, edits) => edited(history, edits(history.present)), begun(document));
      const back = all.reduce((history) => undone(history), end);
      assert.equal(back.present, document);
      assert.equal(all.reduce((history) => redone(history), back).present, end.present);
    })
  );
});

test('a change from elsewhere goes through all of it', () => {
  const history = edited(begun(titled('a')), titled('b'));
  const under = rebased(history, (document) => ({ ...document, pageSeconds: 60 }));
  assert.deepEqual([under.present.title, under.present.pageSeconds], ['b', 60]);
  assert.deepEqual([undone(under).present.title, undone(under).present.pageSeconds], ['a', 60]);
});
