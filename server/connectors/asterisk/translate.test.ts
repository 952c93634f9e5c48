import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readEnvelope } from '../../contract/read-event.ts';
import { line, newTranslator, translate } from './testing.ts';
import { QueueLogTranslator, type SavedTranslation } from './translate.ts';

const DAY_S = 86_400;

/** Lines as they might come: few names, so that they meet often. */
const anyLine = fc
  .record({
    second: fc.integer({ min: 0, max: 40 }),
    call: fc.constantFrom('c1', 'c2', 'NONE'),
    queue: fc.constantFrom('sales', 'support', 'NONE'),
    agent: fc.constantFrom('ann', 'Local/1@x/n', 'NONE'),
    event: fc.constantFrom(
      'ENTERQUEUE||555',
      'ENTERQUEUE||555',
      'CONNECT|3',
      'CONNECT|3|1.2|2',
      'RINGNOANSWER|0',
      'RINGNOANSWER|15000',
      'RINGCANCELED|4000',
      'ABANDON|1|1|5',
      'EXITWITHTIMEOUT|1|1|5',
      'EXITWITHKEY|1|1',
      'COMPLETEAGENT|3|4|1',
      'COMPLETECALLER|3|4|1',
      'TRANSFER|sales|x',
      'BLINDTRANSFER|9|x|3|4|1',
      'ATTENDEDTRANSFER|LINK|a|b|3|4|1',
      'PAUSE|lunch',
      'UNPAUSE|',
      'PAUSEALL|',
      'UNPAUSEALL|',
      'ADDMEMBER|',
      'ADDMEMBER|PAUSED',
      'REMOVEMEMBER|',
      'AGENTLOGIN|x',
      'AGENTCALLBACKLOGIN|x',
      'AGENTLOGOFF|x',
      'QUEUESTART|',
      'SYSCOMPAT|',
      'AGENTDUMP|',
      'NOISE|'
    )
  })
  .map(({ second, call, queue, agent, event }) => line(second, call, queue, agent, event));

const restored = (translator: QueueLogTranslator): QueueLogTranslator =>
  new QueueLogTranslator(
    { source: '/asterisk/main', site: 'main' },
    'UTC',
    JSON.parse(JSON.stringify(translator)) as SavedTranslation
  );

test('cut anywhere and gone on from its JSON, a translation is the same as never cut', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 60 }), fc.nat(60), (lines, cut) => {
      const whole = newTranslator();
      const inOne = lines.map((text) => whole.translate(text));
      const first = newTranslator();
      const inTwo = lines.slice(0, cut).map((text) => first.translate(text));
      const second = restored(first);
      inTwo.push(...lines.slice(cut).map((text) => second.translate(text)));
      assert.deepEqual(inTwo, inOne);
      assert.deepEqual(JSON.parse(JSON.stringify(second)), JSON.parse(JSON.stringify(whole)));
    }),
    { numRuns: 300 }
  );
});

test('whatever the lines, every event is of the contract and none bears the name of another', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 60 }), (lines) => {
      const translator = newTranslator();
      const events = lines.flatMap((text) => translator.translate(text).events);
      for (const event of events) assert.equal(readEnvelope(event).reason, undefined, JSON.stringify(event));
      assert.equal(new Set(events.map(({ id }) => id)).size, events.length);
    }),
    { numRuns: 300 }
  );
});

test("whatever the lines, an agent's events stand in order of time and each of them says something new", () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 60 }), (lines) => {
      const translator = newTranslator();
      const said = new Map<string, { time: string; isIn: boolean; state: string }>();
      for (const { type, time, data } of lines.flatMap((text) => translator.translate(text).events)) {
        if (!type.startsWith('agent.')) continue;
        const { agent, ...more } = data as { agent: string; state?: string };
        const before = said.get(agent) ?? { time: '', isIn: false, state: '' };
        assert.ok(time >= before.time, 'time goes on');
        assert.equal(before.isIn, type !== 'agent.signed-in', `${type} fits`);
        if (type === 'agent.state') assert.notEqual(JSON.stringify(more), before.state);
        const state = type === 'agent.state' ? JSON.stringify(more) : type === 'agent.signed-out' ? '' : before.state;
        said.set(agent, { time, isIn: type !== 'agent.signed-out', state });
      }
    }),
    { numRuns: 300 }
  );
});

test('the same lines give the same events; lines that read alike give events of their own', () => {
  const lines = [
    line(0, 'c1', 'sales', 'NONE', 'ENTERQUEUE', '', ''),
    line(5, 'c1', 'sales', 'ann', 'RINGNOANSWER', 1000),
    line(5, 'c1', 'sales', 'ann', 'RINGNOANSWER', 1000)
  ];
  const events = translate(lines);
  assert.deepEqual(translate(lines), events);
  const unanswered = events.filter(({ type }) => type === 'contact.unanswered');
  assert.equal(new Set(unanswered.map(({ id }) => id)).size, 2);
});

test('another site or source gives other ids', () => {
  const lines = [line(0, 'c1', 'sales', 'NONE', 'ENTERQUEUE', '', '')];
  const id = (source: string, site: string) => translate(lines, new QueueLogTranslator({ source, site }, 'UTC'))[0]!.id;
  assert.equal(new Set([id('/a', 'main'), id('/b', 'main'), id('/a', 'izmir')]).size, 3);
});

test('times written as text are read in the zone given', () => {
  const translator = newTranslator('Europe/Istanbul');
  const [event] = translate(['2012-07-03 15:27:23.896208|1.2|sales|NONE|ENTERQUEUE||'], translator);
  assert.equal(event!.time, '2012-07-03T12:27:23.896Z');
});

test('a line that can not be used is a problem and changes nothing', () => {
  const translator = newTranslator();
  assert.deepEqual(translator.translate('x'), {
    events: [],
    problem: 'fewer than the five fields time|call|queue|agent|event'
  });
  assert.deepEqual(translator.translate('  '), { events: [], problem: null });
  assert.equal(JSON.stringify(translator), JSON.stringify(newTranslator()));
});

test('calls that are long over are forgotten, open ones never', () => {
  const translator = newTranslator();
  for (let call = 0; call < 500; call++) {
    translate(
      [
        line(call, `over${call}`, 'sales', 'NONE', 'ENTERQUEUE', '', ''),
        line(call, `over${call}`, 'sales', 'NONE', 'ABANDON', 1, 1, 0)
      ],
      translator
    );
  }
  translate([line(600, 'open', 'sales', 'NONE', 'ENTERQUEUE', '', '')], translator);
  translate([line(DAY_S, 'NONE', 'NONE', 'NONE', 'CONFIGRELOAD')], translator);
  assert.equal(translator.toJSON().legs.length, 1);
  const [event] = translate([line(DAY_S, 'open', 'sales', 'NONE', 'ABANDON', 1, 1, DAY_S - 600)], translator);
  assert.equal(event!.type, 'contact.abandoned');
});
