import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, addressOfBytes } from './event-address.ts';

const event = {
  id: 'e 1',
  source: '/acd/pbx1',
  type: 'agent.state',
  site: 'izmir',
  data: { agent: 'a1', queue: 'billing', state: 'asleep' }
};

test('an event that breaks the contract elsewhere still has an address', () => {
  assert.deepEqual(addressOf(event), { subject: 'floor.izmir.agent.a1.state', messageId: '%2Facd%2Fpbx1#e%201' });
  assert.equal(addressOf({ ...event, id: 7 }).messageId, null);
  assert.equal(addressOf({ ...event, type: 'agent.unheard-of' }).subject, 'floor.izmir.agent.a1.unheard-of');
});

test('the member that hides the subject is named', () => {
  assert.throws(() => addressOf({ ...event, site: 'a.b' }), /^Error: site must be a token, not "a.b"$/);
  assert.throws(() => addressOf({ ...event, type: 'agent' }), /type must be/);
  assert.throws(() => addressOf({ ...event, type: 'toString.state' }), /type must be/);
  assert.throws(() => addressOf({ ...event, type: 'contact.offered', data: { queue: '*' } }), /data.queue must be/);
  assert.throws(() => addressOf({ ...event, data: null }), /data must be/);
  assert.throws(() => addressOf(null), /an event is a JSON object, not null/);
});

test('bytes must be JSON in UTF-8', () => {
  assert.equal(addressOfBytes(Buffer.from(JSON.stringify(event))).subject, 'floor.izmir.agent.a1.state');
  assert.throws(() => addressOfBytes(Buffer.from([0x22, 0xff, 0x22])), /not JSON/);
});
