import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeReader } from './log-time.ts';
import { readQueueLogLine, UnusableLine } from './queue-log-line.ts';

const read = (text: string) => readQueueLogLine(text, timeReader('UTC'), 0);
const factOf = (event: string) => (read(`1266833361|1.2|sales|SIP/1|${event}`) as { fact?: unknown }).fact;

test('a line about a call names the call, the queue and the agent', () => {
  assert.deepEqual(read('1266833361|psy1-1266833361.2|sales|SIP/1|CONNECT|2 |psy1-1292284519.96|0'), {
    subject: 'call',
    atMs: 1_266_833_361_000,
    call: 'psy1-1266833361.2',
    queue: 'sales',
    agent: 'SIP/1',
    fact: { kind: 'connected', waitMs: 2000, ringMs: 0 }
  });
});

test('old and new forms of parameters', () => {
  const entered = (customer?: string) => ({ kind: 'entered', customer });
  const connected = (waitMs?: number, ringMs?: number) => ({ kind: 'connected', waitMs, ringMs });
  const diverted = (reason: string, waitMs?: number) => ({ kind: 'diverted', reason, waitMs });
  const transferred = (to?: object, waitMs?: number, talkMs?: number) => ({ kind: 'transferred', to, waitMs, talkMs });
  const to = { extension: '2001', context: 'internal' };
  for (const [event, fact] of [
    ['ENTERQUEUE||555', entered('555')],
    ['ENTERQUEUE|http://x|555|3', entered('555')],
    ['ENTERQUEUE||555|3|Ada', entered('555')],
    ['ENTERQUEUE||', entered()],
    ['ENTERQUEUE', entered()],
    ['CONNECT', connected()],
    ['CONNECT|7', connected(7000)],
    ['CONNECT|7|1266833911.7', connected(7000)],
    ['CONNECT|7|1266833911.7|3', connected(7000, 3000)],
    ['CONNECT|-1|1266833911.7|3', connected(undefined, 3000)],
    ['ABANDON|1|2|13', { kind: 'abandoned', waitMs: 13_000 }],
    ['ABANDON', { kind: 'abandoned', waitMs: undefined }],
    ['EXITWITHTIMEOUT|1', diverted('timeout')],
    ['EXITWITHTIMEOUT|1|2|13', diverted('timeout', 13_000)],
    ['EXITEMPTY|1|2|13', diverted('other', 13_000)],
    ['EXITWITHKEY|1|2', diverted('other')],
    ['EXITWITHKEY|#|2|3|13', diverted('other', 13_000)],
    ['RINGNOANSWER|15000', { kind: 'rang', ringMs: 15_000, hasRungOut: true }],
    ['RINGNOANSWER|', { kind: 'rang', ringMs: 0, hasRungOut: true }],
    ['RINGCANCELED|15000', { kind: 'rang', ringMs: 15_000, hasRungOut: false }],
    ['COMPLETEAGENT|7|20', { kind: 'completed', by: 'agent', waitMs: 7000, talkMs: 20_000 }],
    ['COMPLETECALLER|7|20|1', { kind: 'completed', by: 'customer', waitMs: 7000, talkMs: 20_000 }],
    ['TRANSFER|2001|internal', transferred(to)],
    ['TRANSFER|2001|internal|7|20', transferred(to, 7000, 20_000)],
    ['TRANSFER|2001|internal|7|20|1', transferred(to, 7000, 20_000)],
    ['BLINDTRANSFER|2001|internal|7|20|1', transferred(to, 7000, 20_000)],
    ['ATTENDEDTRANSFER|BRIDGE|b-1|7|20|1', transferred(undefined, 7000, 20_000)],
    ['ATTENDEDTRANSFER|APP|Park|7|20|1', transferred(undefined, 7000, 20_000)],
    ['ATTENDEDTRANSFER|LINK|SIP/1-1|SIP/2-1|7|20|1', transferred(undefined, 7000, 20_000)],
    ['ATTENDEDTRANSFER|LINK|SIP/1-1|SIP/2-1|7|20', transferred(undefined, 7000, 20_000)],
    ['PAUSE|lunch', { kind: 'paused', queue: 'sales', reason: 'lunch' }],
    ['PAUSE', { kind: 'paused', queue: 'sales', reason: '' }],
    ['UNPAUSE|', { kind: 'unpaused', queue: 'sales' }],
    ['PAUSEALL|', { kind: 'paused', queue: null, reason: '' }],
    ['UNPAUSEALL|', { kind: 'unpaused', queue: null }],
    ['ADDMEMBER|', { kind: 'added', queue: 'sales', isPaused: false }],
    ['ADDMEMBER|PAUSED', { kind: 'added', queue: 'sales', isPaused: true }],
    ['REMOVEMEMBER|', { kind: 'removed', queue: 'sales' }],
    ['AGENTLOGIN|SIP/1-1', { kind: 'logged-in', byCallback: false }],
    ['AGENTCALLBACKLOGIN|2001@internal', { kind: 'logged-in', byCallback: true }],
    ['AGENTLOGOFF|SIP/1-1|3600', { kind: 'logged-off' }],
    ['AGENTCALLBACKLOGOFF|2001@internal|3600|Autologoff', { kind: 'logged-off' }]
  ] as const) {
    assert.deepEqual(factOf(event), fact, event);
  }
});

test('lines that change nothing are known', () => {
  for (const event of ['CONFIGRELOAD|', 'DID|+15551234567', 'PENALTY|2', 'RINGINUSE|1']) {
    assert.equal(read(`1266833361|NONE|NONE|NONE|${event}`).subject, 'nothing', event);
  }
});

test('what is wrong with a line is told in words', () => {
  for (const [text, words] of [
    ['', /five fields/],
    ['1266833361|1.2|sales|SIP/1', /five fields/],
    ['yesterday|1.2|sales|SIP/1|CONNECT|1', /no time: "yesterday"/],
    ['1266833361|1.2|sales|SIP/1|JUGGLE', /unknown event "JUGGLE"/],
    ['1266833361|1.2|sales|SIP/1|__proto__', /unknown event/],
    ['1266833361|1.2|sales|SIP/1|CONNECT|soon', /the wait must be a whole number, not "soon"/],
    ['1266833361|1.2|sales|SIP/1|RINGNOANSWER|1.5', /the ring time must be/],
    ['1266833361|1.2|sales||RINGNOANSWER|1500', /no agent/],
    ['1266833361|NONE|sales|NONE|ABANDON|1|1|1', /no call's id: "NONE"/],
    ['1266833361|1\t2|sales|NONE|ABANDON|1|1|1', /no call's id/],
    [`1266833361|${'1'.repeat(129)}|sales|NONE|ABANDON|1|1|1`, /more than 128/],
    ['1266833361|1.2|NONE|NONE|ABANDON|1|1|1', /no queue/],
    ['1266833361|NONE||SIP/1|ADDMEMBER|', /no queue/]
  ] as const) {
    assert.throws(
      () => read(text),
      (error) => error instanceof UnusableLine && words.test(error.message),
      text
    );
  }
});
