import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speechOf } from '#lib/i18n/speech-of.ts';
import type { OutlookMoment, QueueOutlook } from '#lib/protocol/outlook.ts';
import { agentsText, amountText, changeText, lacking, needText, rangeText } from './outlook-text.ts';

const speech = speechOf('en');
const figure = (likely: number, low: number, high: number) => ({ likely, expected: likely, low, high, share: 0.8 });
const moment = (low: number, high: number): OutlookMoment => ({
  waiting: figure(1, 1, 1),
  serviceLevel: figure(0.875, low, high),
  abandoned: figure(2, 0, 4)
});
const PROMISE = { target: 0.8, thresholdMs: 20_000 };

test('says what a queue’s team leader is to do', () => {
  const need = (missing: number, spare: number): string =>
    needText({ ...PROMISE, agentsNeeded: { needed: 5, missing, spare } }, speech).replace('\u00a0', ' ');
  assert.equal(need(3, 0), 'Needs 3 more agents now to keep 80% in 20 s');
  assert.equal(need(1, 0), 'Needs 1 more agent now to keep 80% in 20 s');
  assert.equal(need(0, 0), 'Keeps 80% in 20 s with the agents it has');
  assert.equal(need(0, 2), 'Keeps 80% in 20 s, and could spare 2 agents');
  assert.equal(needText({ ...PROMISE, agentsNeeded: null }, speech), 'Hardly anybody is expected');
});

test('never rounds a service level up to a target that it misses', () => {
  assert.equal(amountText('serviceLevel', 0.7999, speech.format), '79%');
  assert.equal(amountText('serviceLevel', 0.8, speech.format), '80%');
  assert.equal(amountText('serviceLevel', 0.29 * 100 * 0.01, speech.format), '29%');
  assert.equal(amountText('waiting', 2.5, speech.format), '3');
  assert.equal(amountText('serviceLevel', null, speech.format), '–');
});

test('tells a range, and what is mostly so; nothing where that is shown already', () => {
  assert.equal(rangeText('serviceLevel', moment(0.7, 1), speech), '70%–100%');
  assert.equal(rangeText('serviceLevel', moment(1, 1), speech), 'mostly 100%');
  assert.equal(rangeText('waiting', moment(1, 1), speech), '');
  assert.equal(rangeText('serviceLevel', { ...moment(0, 1), serviceLevel: null }, speech), '');
});

test('tells who is there, for what, and how many it takes', () => {
  const queue = (agentsServing: number, agentsShared: number) =>
    ({ agentsServing, agentsShared, agentsNeeded: null }) as QueueOutlook;
  assert.equal(agentsText(queue(5, 0), speech), '5 agents are there for it');
  assert.equal(agentsText(queue(5, 2), speech), '5 agents are there for it, 2 of them for other queues too');
  assert.equal(agentsText(queue(5, 5), speech), '5 agents are there for it, all of them for other queues too');
  const needing = { ...queue(5, 0), agentsNeeded: { needed: 7, missing: 2, spare: 0 } };
  assert.equal(agentsText(needing, speech), '5 agents are there for it · the target takes 7 agents of its own');
});

test('names queues that lack agents, where most are lacking first', () => {
  const queue = (name: string, missing: number) =>
    ({ queue: name, agentsNeeded: { needed: 1, missing, spare: 0 } }) as QueueOutlook;
  const names = lacking([queue('a', 0), queue('b', 1), queue('c', 3)]).map(({ queue }) => queue);
  assert.deepEqual(names, ['c', 'b']);
});

test('words a change of staff', () => {
  assert.deepEqual(
    [2, 1, 0, -1].map((agents) => changeText(agents, speech)),
    ['+2 agents', '+1 agent', 'as it is', '−1 agent']
  );
});
