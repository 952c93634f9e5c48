import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Agenda } from './agenda.ts';
import { Random } from './random.ts';

test('an agenda gives what was noted by time, and at one time in the order noted', () => {
  const agenda = new Agenda();
  const random = new Random('agenda');
  const noted = Array.from({ length: 500 }, (_, order) => ({ atMs: Math.floor(random.between(0, 40)), order }));
  const done: typeof noted = [];
  for (const entry of noted) agenda.add(entry.atMs, () => done.push(entry));

  for (let entry = agenda.next(); entry; entry = agenda.next()) entry.act();

  assert.deepEqual(
    done,
    noted.toSorted((a, b) => a.atMs - b.atMs || a.order - b.order)
  );
});

test('what is noted while acting takes its place among the rest', () => {
  const agenda = new Agenda();
  const said: string[] = [];
  agenda.add(10, () => {
    said.push('ten');
    agenda.add(15, () => said.push('fifteen'));
  });
  agenda.add(20, () => said.push('twenty'));

  for (let entry = agenda.next(); entry; entry = agenda.next()) entry.act();

  assert.deepEqual(said, ['ten', 'fifteen', 'twenty']);
});
