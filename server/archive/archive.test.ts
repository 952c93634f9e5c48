import { test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import type { Moment, Question } from '#lib/protocol/questions.ts';
import { eventually } from '../../tests/eventually.ts';
import { Archive } from './archive.ts';
import { KeptThread } from './kept-thread.ts';

const script = new URL('./testing.ts', import.meta.url);
const past: Moment = { atMs: 1000, known: 'then' };
const question = (site: string, moment: Moment | null = null): Question<'view'> => ({ name: 'view', moment, site });

const siteOf = (question: Question): string | null => ('site' in question ? question.site : null);

function archive(t: TestContext, { url = 'quick' } = {}) {
  const said: string[] = [];
  const made = new Archive({
    nats: { url },
    config: { defaults: { target: 0.5 } },
    keepDays: 1,
    script,
    momentOf: (question) => (siteOf(question) === 'old' ? past : question.moment),
    sequence: () => 7,
    answerHere: (question) => `here: ${siteOf(question)}`,
    say: (text) => said.push(text)
  });
  t.after(() => made.stop());
  const ask = (site: string, moment: Moment | null = null, signal?: AbortSignal): Promise<unknown> =>
    made.ask(question(site, moment), signal);
  const ready = (): Promise<true> =>
    eventually('the thread is ready', async () => typeof (await ask('echo')) === 'object');
  return { made, said, ask, ready };
}

test('before the thread is there the present is answered here, and the past waits', async (t) => {
  const { made, ask } = archive(t, { url: 'slow' });
  assert.equal(await ask('echo'), 'here: echo');
  made.start();
  assert.equal(await ask('echo'), 'here: echo');
  const waiting = ask('echo', past);
  made.recompute({});
  assert.deepEqual(((await waiting) as { question: unknown }).question, question('echo', past));
  assert.deepEqual(((await ask('echo')) as { question: unknown }).question, question('echo'));
});

test('a question that needs a past floor bears its moment, whatever it asked', async (t) => {
  const { made, ask, ready } = archive(t);
  made.start();
  await ready();
  assert.deepEqual(((await ask('old')) as { question: unknown }).question, question('old', past));
});

test('an answer comes as text where that is asked for, from wherever', async (t) => {
  const { made, ready } = archive(t);
  assert.equal(await made.askText(question('echo')), '"here: echo"');
  made.start();
  await ready();
  const text = await made.askText(question('echo', past));
  assert.deepEqual((JSON.parse(text) as { question: unknown }).question, question('echo', past));
});

test('a failure is told to who asked', async (t) => {
  const { made, ask, ready } = archive(t);
  made.start();
  await ready();
  await assert.rejects(ask('wrong'), /a wrong question/);
});

test('a thread that dies says so, rejects what it was asked, and is started again under the latest definitions', async (t) => {
  const { made, said, ask, ready } = archive(t);
  made.start();
  await ready();
  made.recompute({ defaults: { target: 0.9 } });
  const unanswered = ask('silent');
  await assert.rejects(Promise.all([ask('deadly'), unanswered]), /died under the question \(a deadly question\)/);
  await assert.rejects(unanswered, /asked again/);
  assert.match(said.join('\n'), /has died \(a deadly question\).*again in 1 s; boards stay live/);
  assert.equal(await ask('echo'), 'here: echo');
  const later = (await ask('echo', past)) as { config: unknown };
  assert.deepEqual(later.config, { defaults: { target: 0.9 } });
});

test('who has gone is forgotten', async (t) => {
  const { made, said, ask, ready } = archive(t);
  made.start();
  await ready();
  const going = new AbortController();
  const asked = ask('silent', past, going.signal);
  going.abort(new Error('gone'));
  await assert.rejects(asked, /gone/);
  await eventually('the thread is told', () => said.some((text) => text.startsWith('forgets')));
  await assert.rejects(ask('silent', past, AbortSignal.abort(new Error('never there'))), /never there/);
});

test('once it is stopped nothing is answered, and what waits is told so', async (t) => {
  const { made, ask, ready } = archive(t);
  made.start();
  await ready();
  const asked = ask('silent');
  const stopped = made.stop();
  await assert.rejects(asked, /the server is stopping/);
  await assert.rejects(ask('echo'), /the server is stopping/);
  await stopped;
});

test('it stops also where it was never started, or is just between two lives', async (t) => {
  await archive(t).made.stop();
  const { made, said, ask, ready } = archive(t);
  made.start();
  await ready();
  await assert.rejects(ask('deadly'));
  await made.stop();
  assert.equal(said.length, 1);
});

test('a thread that does not end when it is told to is ended', async () => {
  const kept = new KeptThread<{ type: string }>({
    name: 'deaf',
    script,
    begin: () => ({ nats: { url: 'deaf' } }),
    onMessage: () => undefined,
    onDeath: () => assert.fail('it was ended, and has not died')
  });
  kept.start();
  kept.tell({ type: 'stop' });
  await kept.stop(50);
});
