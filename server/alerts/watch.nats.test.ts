// Alerts where they are kept: whatever restarts, and however many servers there are, each is one alert. Time is virtual.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { AlertRule } from '#lib/protocol/alert-rules.ts';
import type { WorkloadChange } from '#lib/protocol/workload.ts';
import { eventually } from '../../tests/eventually.ts';
import { agent, at, contact, happened } from '../../tests/oracle/given.ts';
import { Floor } from '../floor/floor.ts';
import { startTestNats } from '../stream/testing.ts';
import { SHIPPED_RULES } from './shipped-rules.ts';
import { brief, watchedFloor, type WatchedFloor } from './testing.ts';

const help = SHIPPED_RULES.find(({ id }) => id === 'help')!;
const silent = SHIPPED_RULES.find(({ id }) => id === 'source-silent')!;

/** So many waiting, for two minutes; clear for one. */
const crowded: AlertRule = {
  ...help,
  id: 'crowded',
  scope: { ...help.scope, each: 'queue' },
  when: {
    match: 'all',
    conditions: [
      {
        measure: { kind: 'figure', figure: 'waiting', window: 'now', of: 'entity' },
        compare: 'atLeast',
        warning: 2,
        critical: 4,
        clearAt: null
      }
    ]
  },
  text: { en: '{entity}: {value} waiting', tr: '{entity}: {value}', ar: '{entity}: {value}' },
  forSeconds: 120,
  keepFiringSeconds: 60,
  escalation: null
};

const KEY = 'alert.crowded.izmir.queue.billing';
const offered = (seconds: number, id: string) => contact('offered', seconds, { contact: id });
const answered = (seconds: number, id: string) => contact('answered', seconds, { contact: id, agent: 'a1' });
const alertOf = ({ book }: WatchedFloor, key = KEY) => book.get(key);
const stageOf = (floor: WatchedFloor, key = KEY) => alertOf(floor, key)?.life.stage ?? 'none';

/** Two wait since 0; it has been looked at once, as at the first start of an empty floor. */
async function crowdedFloor(floor: WatchedFloor): Promise<void> {
  floor.tell(contact('offered', -9, { contact: 'c0', queue: 'other' }));
  await floor.lookAt(at(-8));
  floor.tell(offered(0, 'c1'), offered(0, 'c2'));
  await floor.lookAt(at(0));
}

test('a floor’s alert goes its way, its text with the figures of the moment', async (t) => {
  const nats = await startTestNats(t);
  const floor = await watchedFloor(t, { url: nats.url, rules: [crowded] });
  await crowdedFloor(floor);
  assert.equal(stageOf(floor), 'pending');
  floor.tell(offered(60, 'c3'));
  await floor.lookAt(at(119));
  assert.equal(stageOf(floor), 'pending');
  await floor.lookAt(at(120));
  const alert = alertOf(floor)!;
  assert.equal(brief(alert), 'firing warning 2');
  assert.equal(alert.text.en.replace(/[\u2068\u2069]/g, ''), 'billing: 3 waiting');
  assert.deepEqual(
    alert.values.map(({ value, peak, level }) => [value, peak, level]),
    [[3, 3, 2]]
  );
  floor.tell(offered(121, 'c4'), answered(122, 'c1'), answered(122, 'c2'), answered(123, 'c3'));
  await floor.lookAt(at(130));
  assert.equal(stageOf(floor), 'recovering');
  await floor.lookAt(at(190));
  assert.equal(stageOf(floor), 'resolved');
  assert.equal(floor.book.open.size, 0);
});

test('restarted in every state, it goes on where it was', async (t) => {
  const nats = await startTestNats(t);
  const options = { url: nats.url, rules: [crowded] };
  const model = new Floor({});
  let floor = await watchedFloor(t, options);
  floor.replaceFloor(model);
  const restart = async (): Promise<void> => {
    await floor.end();
    floor = await watchedFloor(t, options);
    floor.replaceFloor(model);
  };
  await crowdedFloor(floor);
  await restart();
  await floor.lookAt(at(60));
  assert.equal(stageOf(floor), 'pending');
  await restart();
  await floor.lookAt(at(121));
  assert.equal(brief(alertOf(floor)!), 'firing warning 2');
  assert.equal(alertOf(floor)!.life.sinceMs, at(0));
  await restart();
  await floor.lookAt(at(130));
  assert.equal(brief(alertOf(floor)!), 'firing warning 2');
  floor.tell(answered(131, 'c1'));
  await floor.lookAt(at(131));
  await restart();
  await floor.lookAt(at(190));
  assert.equal(stageOf(floor), 'recovering');
  await restart();
  await floor.lookAt(at(192));
  assert.equal(brief(alertOf(floor)!), 'resolved warning 4');
  await restart();
  await floor.lookAt(at(300));
  assert.equal(brief(alertOf(floor)!), 'resolved warning 4');
});

test('two servers on one stream make one alert, whoever looks first', async (t) => {
  const nats = await startTestNats(t);
  const floors = await Promise.all([1, 2, 3].map(() => watchedFloor(t, { url: nats.url, rules: [crowded] })));
  const model = new Floor({});
  for (const floor of floors) floor.replaceFloor(model);
  await crowdedFloor(floors[0]!);
  for (const seconds of [0, 60, 120, 125, 130]) await Promise.all(floors.map((floor) => floor.lookAt(at(seconds))));
  floors[0]!.tell(answered(131, 'c1'));
  for (const seconds of [131, 150, 191, 200]) await Promise.all(floors.map((floor) => floor.lookAt(at(seconds))));
  const stored = floors.map((floor) => alertOf(floor)!);
  // Pending, firing, recovering, resolved: four changes, whoever made each.
  for (const alert of stored) assert.deepEqual(alert, stored[0]);
  assert.equal(brief(stored[0]!), 'resolved warning 4');
});

test('what was before the first look is none of ours: an old call for help, and a history that is being told', async (t) => {
  const nats = await startTestNats(t);
  const floor = await watchedFloor(t, { url: nats.url, rules: [help, { ...crowded, forSeconds: 0 }] });
  // Hours ago, told just now.
  const model = new Floor({});
  floor.replaceFloor(model);
  for (const event of [offered(-7200, 'c1'), offered(-7100, 'c2'), agent('help', -7000, { kind: 'system' })]) {
    model.apply(event, at(0));
  }
  await floor.lookAt(at(1));
  assert.equal(floor.book.judgedFromMs('izmir'), null);
  for (const id of ['c1', 'c2']) model.apply(answered(-60, id), at(2));
  model.apply(offered(3, 'c9'), at(3));
  await floor.lookAt(at(4));
  await floor.lookAt(at(5));
  assert.equal(floor.book.open.size, 0);
  floor.tell(agent('help', 6, { agent: 'a2', kind: 'system', text: 'no sound' }));
  await floor.lookAt(at(6));
  assert.deepEqual([...floor.book.open.keys()], ['alert.help.izmir.agent.a2']);
});

test('a call for help in the time of a restart is answered by the next server', async (t) => {
  const nats = await startTestNats(t);
  const first = await watchedFloor(t, { url: nats.url, rules: [help] });
  first.tell(agent('state', -1, { state: 'available' }));
  await first.lookAt(at(0));
  await first.lookAt(at(1));
  await first.end();
  const next = await watchedFloor(t, { url: nats.url, rules: [help] });
  next.tell(agent('state', -1, { state: 'available' }), agent('help', 20, { kind: 'supervisor' }));
  await next.lookAt(at(30));
  assert.equal(stageOf(next, 'alert.help.izmir.agent.a1'), 'firing');
});

test('while its source is silent an alert stays as it is, and one other says so', async (t) => {
  const nats = await startTestNats(t);
  const floor = await watchedFloor(t, { url: nats.url, rules: [crowded, silent] });
  const beat = (seconds: number) => happened('source.heartbeat', seconds, { name: 'pbx', everyMs: 5000 });
  await crowdedFloor(floor);
  for (let seconds = 0; seconds <= 120; seconds += 5) floor.tell(beat(seconds));
  await floor.lookAt(at(120));
  assert.equal(stageOf(floor), 'firing');
  floor.tell(answered(121, 'c1'), offered(121, 'c5'), contact('offered', 121, { contact: 's', queue: 'sales' }));
  await floor.lookAt(at(140));
  assert.deepEqual(
    [...floor.book.open.values()].map(({ rule, life }) => `${rule} ${life.stage}`),
    ['crowded firing', 'source-silent firing']
  );
  floor.tell(beat(141), answered(141, 'c2'), answered(141, 'c5'));
  await floor.lookAt(at(141));
  assert.equal(stageOf(floor), 'recovering');
  assert.equal(stageOf(floor, 'alert.source-silent.izmir.source.=2f=acd'), 'recovering');
});

test('a rule that is turned off takes its alerts with it; one that is changed is in force at once', async (t) => {
  const nats = await startTestNats(t);
  const floor = await watchedFloor(t, { url: nats.url, rules: [crowded] });
  await crowdedFloor(floor);
  await floor.lookAt(at(120));
  const known = floor.rules.get('crowded')!;
  assert.deepEqual([known.revision, known.isShipped], [0, true]);
  const off = await floor.rules.save({ ...crowded, enabled: false }, 0);
  await floor.lookAt(at(121));
  assert.equal(alertOf(floor)!.life.ending, 'rule');
  const stale = await floor.rules.save({ ...crowded, forSeconds: 10 }, 0);
  assert.equal(stale.value ?? stale.status, 409);
  await floor.rules.save({ ...crowded, forSeconds: 10 }, off.value!.revision);
  await floor.lookAt(at(130));
  await floor.lookAt(at(140));
  assert.equal(stageOf(floor), 'firing');
  const removed = await floor.rules.remove('crowded', floor.rules.get('crowded')!.revision);
  assert.deepEqual(removed, { value: null });
  assert.deepEqual(floor.rules.get('crowded'), { rule: crowded, revision: 0, isShipped: true });
});

test('rules are known to all servers, and told apart from nonsense', async (t) => {
  const nats = await startTestNats(t);
  const [one, other] = await Promise.all([1, 2].map(() => watchedFloor(t, { url: nats.url })));
  const own = { ...crowded, id: 'mine' };
  assert.equal((await one!.rules.save(own, null)).value?.isShipped, false);
  await eventually('the other knows it', () => other!.rules.get('mine') !== null);
  assert.deepEqual(
    other!.rules.list().map(({ rule }) => rule),
    [own]
  );
  const twice = await other!.rules.save(own, null);
  assert.match(twice.error ?? '', /there is a rule mine already/);
  assert.match((await other!.rules.save({ ...own, forSeconds: 'x' }, 1)).error ?? '', /^forSeconds must be number/);
  assert.deepEqual(await other!.rules.remove('mine', other!.rules.get('mine')!.revision), { value: null });
  await eventually('it is gone', () => one!.rules.get('mine') === null);
  assert.match((await one!.rules.remove('mine', 0)).error ?? '', /there is no rule mine/);
});

test('what an agent no longer asks for is over', async (t) => {
  const nats = await startTestNats(t);
  const floor = await watchedFloor(t, { url: nats.url, rules: [help] });
  floor.tell(agent('state', -1, { state: 'available' }));
  await floor.lookAt(at(0));
  floor.tell(agent('help', 5, { kind: 'supervisor' }));
  await floor.lookAt(at(5));
  floor.tell(agent('help', 9, { kind: 'supervisor', resolved: true }));
  await floor.lookAt(at(9));
  assert.equal(stageOf(floor, 'alert.help.izmir.agent.a1'), 'resolved');
});

test('an unexpected change in workload fires, recovers and is over; a silent feed holds it still', async (t) => {
  const nats = await startTestNats(t);
  const workload = SHIPPED_RULES.find(({ id }) => id === 'workload')!;
  let changes: readonly WorkloadChange[] | null = [];
  const floor = await watchedFloor(t, { url: nats.url, rules: [workload], beside: { changesOf: () => changes } });
  const key = 'alert.workload.izmir.queue.billing';
  const beat = (seconds: number) => happened('source.heartbeat', seconds, { name: 'pbx', everyMs: 5000 });
  floor.tell(offered(-9, 'c0'), beat(0));
  await floor.lookAt(at(0));
  await floor.lookAt(at(1));
  assert.equal(stageOf(floor, key), 'none');
  changes = [{ kind: 'surge', measure: 'arrivals', sinceMs: at(-300), observed: 31, expected: 17 }];
  await floor.lookAt(at(5));
  assert.match(alertOf(floor, key)!.text.en, /^Arrivals of billing are about 1\.8 times .* since 09:55: 31 came/);
  changes = [];
  await floor.lookAt(at(60));
  assert.equal(stageOf(floor, key), 'firing');
  changes = null;
  floor.tell(beat(61));
  await floor.lookAt(at(61));
  assert.equal(stageOf(floor, key), 'firing');
  changes = [];
  await floor.lookAt(at(62));
  assert.equal(stageOf(floor, key), 'recovering');
  for (let seconds = 65; seconds <= 365; seconds += 5) floor.tell(beat(seconds));
  await floor.lookAt(at(365));
  assert.equal(brief(alertOf(floor, key)!), 'resolved warning 3');
});
