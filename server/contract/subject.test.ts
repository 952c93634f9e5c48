import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readEnvelope } from './read-event.ts';
import { messageId, subjectOf } from './subject.ts';

function subject(type: string, data: Readonly<Record<string, unknown>>): string {
  const time = '2026-11-23T10:00:00Z';
  const event = { specversion: '1.0', id: '1', source: '/acd', type, time, site: 'izmir', data };
  const read = readEnvelope(event);
  assert.ok(read.event, String(read.detail));
  return subjectOf(read.event);
}

test("a contact's event travels under its queue and the verb of its type", () => {
  const leg = { contact: 'c1', queue: 'billing' };
  assert.equal(subject('contact.abandoned', leg), 'floor.izmir.contact.billing.abandoned');
  assert.equal(subject('contact.answered', { ...leg, agent: 'a1042' }), 'floor.izmir.contact.billing.answered');
});

test("an agent's event travels under the agent, whatever queue it bears", () => {
  const state = { agent: 'a1042', state: 'talking', queue: 'billing', contact: 'c1' };
  assert.equal(subject('agent.state', state), 'floor.izmir.agent.a1042.state');
  assert.equal(subject('agent.signed-out', { agent: 'a1042' }), 'floor.izmir.agent.a1042.signed-out');
});

test("a source's event travels under its name", () => {
  assert.equal(subject('source.heartbeat', { name: 'pbx1', everyMs: 5000 }), 'floor.izmir.source.pbx1.heartbeat');
  assert.equal(subject('source.snapshot', { name: 'pbx1' }), 'floor.izmir.source.pbx1.snapshot');
});

test('members that a type does not list lead nowhere', () => {
  const heartbeat = { name: 'pbx1', everyMs: 5000, agent: 'a1042', queue: 'billing' };
  assert.equal(subject('source.heartbeat', heartbeat), 'floor.izmir.source.pbx1.heartbeat');
  assert.equal(subject('contact.held', { contact: 'c1', queue: 'q', agent: 'a1' }), 'floor.izmir.contact.q.held');
});

test("a message's id is source # id, each percent-encoded", () => {
  assert.equal(messageId({ source: '/acd/pbx1', id: '17' }), '%2Facd%2Fpbx1#17');
  assert.equal(messageId({ source: 'ü', id: '😀' }), '%C3%BC#%F0%9F%98%80');
});

test('no two names share an id of a message', () => {
  assert.notEqual(messageId({ source: 'a#b', id: 'c' }), messageId({ source: 'a', id: 'b#c' }));
  assert.notEqual(messageId({ source: 'a%23b', id: 'c' }), messageId({ source: 'a#b', id: 'c' }));
});

test('a lone surrogate, which JSON can carry and UTF-8 cannot, still makes an id', () => {
  assert.equal(messageId({ source: '/acd', id: 'x\ud800' }), '%2Facd#x%EF%BF%BD');
});
