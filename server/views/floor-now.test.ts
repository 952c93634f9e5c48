import { test } from 'node:test';
import assert from 'node:assert/strict';
import { at, bytesOf, envelope } from '../../tests/oracle/given.ts';
import { StreamFold, type StreamMessage } from '../floor/stream-fold.ts';
import { FloorNow } from './floor-now.ts';

function message(sequence: number, seconds: number): StreamMessage {
  const data = bytesOf(envelope('contact.offered', seconds, { contact: `c${sequence}`, queue: 'billing' }));
  return { sequence, storedAtMs: at(0), subject: 'floor.izmir.contact.billing.offered', data };
}

const waiting = (now: FloorNow, fold: StreamFold, seconds: number): number | undefined => {
  fold.advance(at(seconds));
  const site = now.of(fold, at(seconds)).site('izmir');
  return site?.contactsNow(site.site.queues.values(), null).waiting;
};

test('boards of one tick read one floor, until anything happens on it or time goes on', () => {
  const fold = new StreamFold({});
  const now = new FloorNow();
  fold.take(message(1, 0), at(0));
  fold.take(message(2, 5), at(0));
  assert.equal(waiting(now, fold, 1), 1);
  const shown = now.of(fold, at(1));
  assert.equal(now.of(fold, at(1)), shown);
  fold.take(message(3, 0), at(1));
  assert.equal(waiting(now, fold, 1), 2);
  assert.equal(waiting(now, fold, 5), 3);
  assert.equal(waiting(now, new StreamFold({}), 5), undefined);
});
