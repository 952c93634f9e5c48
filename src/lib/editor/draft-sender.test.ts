import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualTimers } from '#lib/live/manual-timers.ts';
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import { DraftSender } from './draft-sender.ts';
import { onePage } from './testing.ts';

const titled = (title: string): BoardDocument => ({ ...onePage(), title });

/** What was promised has been answered. */
const settle = (): Promise<void> => new Promise((done) => setImmediate(done));

function sending() {
  const timers = manualTimers();
  const sent: { readonly title: string; readonly answer: (isShown: boolean) => void }[] = [];
  const sender = new DraftSender(({ title }) => new Promise((answer) => sent.push({ title, answer })), timers);
  return { timers, sent, sender, titles: () => sent.map(({ title }) => title) };
}

test('one at a time is under way, and of what came meanwhile only the latest is sent', async () => {
  const { sent, sender, titles } = sending();
  for (const title of ['a', 'b', 'c']) sender.show(titled(title));
  assert.deepEqual(titles(), ['a']);
  sent[0]!.answer(true);
  await settle();
  assert.deepEqual(titles(), ['a', 'c']);
  sent[1]!.answer(true);
  await settle();
  sender.show(titled('d'));
  assert.deepEqual(titles(), ['a', 'c', 'd']);
});

test('what did not come through is sent again after a pause, or what came after it', async () => {
  const { timers, sent, sender, titles } = sending();
  sender.show(titled('a'));
  sent[0]!.answer(false);
  await settle();
  timers.pass(2000);
  await settle();
  assert.deepEqual(titles(), ['a', 'a']);
  sender.show(titled('b'));
  sent[1]!.answer(false);
  await settle();
  timers.pass(2000);
  await settle();
  assert.deepEqual(titles(), ['a', 'a', 'b']);
});
