import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { takeFolder } from './folder-owner.ts';
import { testFolder } from './testing.ts';

test('a folder is created, has one owner, and can be had again once it is given up', () => {
  const folder = join(testFolder(), 'not/there/yet');
  const release = takeFolder(folder);
  assert.throws(() => takeFolder(folder), new RegExp(`FLOOR_DATA: the folder .* is in use by process ${process.pid}`));
  release();
  takeFolder(folder)();
});

test('an owner that is dead, or whose pid is another process by now, is succeeded', () => {
  const folder = testFolder();
  for (const [number, owner] of [
    '2147483647 some-identity',
    `${process.pid} of-an-earlier-boot`,
    'rubbish'
  ].entries()) {
    writeFileSync(join(folder, `owner.${number + 1}`), owner);
  }
  takeFolder(folder);
  assert.deepEqual(readdirSync(folder), ['owner.4']);
});

test('giving up a folder that is gone is no error', () => {
  const folder = testFolder();
  const release = takeFolder(folder);
  rmSync(folder, { recursive: true });
  release();
  assert.ok(!existsSync(folder));
});
