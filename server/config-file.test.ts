import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigLooks } from './config-file.ts';

const first = { text: '{}', config: {} };
const text = '{ "defaults": { "thresholdSeconds": 7 } }';
const config = { defaults: { thresholdSeconds: 7 } };

test('another text is in force when two looks have found it, and is told once', () => {
  const looks = new ConfigLooks(first);
  assert.equal(looks.take({ text: '{}' }), null);
  assert.equal(looks.take({ text }), null);
  assert.deepEqual(looks.take({ text }), { config });
  assert.equal(looks.take({ text }), null);
});

test('a file that is being written, or away for one look, is not judged', () => {
  const looks = new ConfigLooks(first);
  for (const look of [{ text: '' }, { text: text.slice(0, 9) }, { problem: 'ENOENT' }, { text }]) {
    assert.equal(looks.take(look), null);
  }
  assert.deepEqual(looks.take({ text }), { config });
});

test('what is wrong is told once, with its member; the file as it was is nothing new then', () => {
  const looks = new ConfigLooks(first);
  const wrong = { text: '{ "defaults": { "thresholdSeconds": "7" } }' };
  looks.take(wrong);
  assert.match(String(looks.take(wrong)?.problems), /^defaults\.thresholdSeconds .*"7"$/);
  assert.equal(looks.take(wrong), null);
  const gone = { problem: 'ENOENT: no such file' };
  looks.take(gone);
  assert.deepEqual(looks.take(gone), { problems: ["can't be read: ENOENT: no such file"] });
  looks.take({ text: '{}' });
  assert.equal(looks.take({ text: '{}' }), null);
  looks.take(wrong);
  assert.match(String(looks.take(wrong)?.problems), /thresholdSeconds/);
});

test('a file that only reads differently changes no definition', () => {
  const looks = new ConfigLooks({ text, config });
  const spaced = { text: `\n${text}  ` };
  looks.take(spaced);
  assert.equal(looks.take(spaced), null);
});
