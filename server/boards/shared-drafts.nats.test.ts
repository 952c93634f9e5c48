import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { eventually } from '../../tests/eventually.ts';
import { connectNats } from '../stream/connect-nats.ts';
import { startTestNats } from '../stream/testing.ts';
import { Drafts } from './drafts.ts';
import { SharedDrafts } from './shared-drafts.ts';
import { aBoard } from './testing.ts';

async function server(t: TestContext, url: string) {
  const nc = await connectNats({ url, name: 'test' });
  const state = { changes: 0, said: [] as string[] };
  const drafts = new Drafts({ now: () => 0, onChange: () => state.changes++ });
  const shared = new SharedDrafts(nc, drafts, (text) => state.said.push(text));
  shared.start();
  await nc.flush();
  t.after(() => nc.close());
  return { shared, state, nc };
}

test('what is edited at one server is shown at every other, and counts once at its own', async (t) => {
  const { url } = await startTestNats(t);
  const [one, other] = [await server(t, url), await server(t, url)];
  one.shared.put('d1', aBoard('Edited'));
  assert.equal(one.shared.get('d1')?.document.title, 'Edited');
  await eventually('the other knows', () => other.shared.get('d1')?.document.title === 'Edited');
  await one.nc.flush();
  assert.deepEqual([one.state.changes, other.state.changes], [1, 1]);
});

test('what is no board is passed over, and said', async (t) => {
  const { url } = await startTestNats(t);
  const [one, other] = [await server(t, url), await server(t, url)];
  one.nc.publish('floorcast.draft.d1', '{"server":"x","document":{"title":7}}');
  one.nc.publish('floorcast.draft.d2', 'no JSON');
  await eventually('it says so', () => other.state.said.length === 2);
  assert.equal(other.shared.get('d1'), null);
  assert.match(other.state.said[0]!, /passed over: .*title/);
});

test('without a connection it is shown where it was written', async (t) => {
  const { url } = await startTestNats(t);
  const { shared, state, nc } = await server(t, url);
  await nc.close();
  shared.put('d1', aBoard('Alone'));
  assert.equal(shared.get('d1')?.document.title, 'Alone');
  assert.equal(state.said.length, 1);
});
