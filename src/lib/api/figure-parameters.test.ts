import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { ContactsQuestion } from '#lib/protocol/contacts.ts';
import {
  readAgentsQuestion,
  readContactsQuestion,
  readFigureQuestion,
  writeAgentsQuestion,
  writeContactsQuestion,
  writeFigureQuestion
} from './figure-parameters.ts';
import { Parameters } from './parameters.ts';

const given = (text: string): Parameters => new Parameters(new URLSearchParams(text));

function problem(text: string): string {
  const parameters = given(text);
  try {
    readContactsQuestion(parameters);
    parameters.end();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

const SERVICE_LEVEL = {
  site: 'izmir',
  scope: { kind: 'queue', id: 'billing' },
  channel: 'chat',
  window: 'last15m',
  figure: 'serviceLevel'
} as const;

test('a question that is written is read back', () => {
  const contacts: ContactsQuestion = {
    ...SERVICE_LEVEL,
    sort: 'wait',
    order: 'desc',
    page: 3,
    filter: {
      outcome: 'abandoned',
      counted: 'not',
      agent: 'a1',
      minWaitMs: 0,
      maxWaitMs: 20_000,
      text: 'c&1 ü+',
      isLate: true
    }
  };
  assert.deepEqual(readContactsQuestion(given(writeContactsQuestion(contacts))), contacts);
  assert.deepEqual(readFigureQuestion(given(writeFigureQuestion(SERVICE_LEVEL))), SERVICE_LEVEL);
  const team = { site: 'izmir', scope: { kind: 'team', id: 'red' }, channel: null, window: 'now' } as const;
  const agents = { ...team, figure: 'availability', sort: 'since', order: 'desc', page: 2 } as const;
  assert.deepEqual(readAgentsQuestion(given(writeAgentsQuestion(agents))), agents);
});

test('a figure is of the site, in the window where a board has it, where nothing else is said', () => {
  const of = (figure: string) => readFigureQuestion(given(`site=izmir&figure=${figure}`));
  assert.deepEqual(of('waiting'), {
    site: 'izmir',
    scope: { kind: 'site', id: null },
    channel: null,
    window: 'now',
    figure: 'waiting'
  });
  assert.equal(of('asaMs').window, 'today');
});

test('what is wrong is named, and what it may be', () => {
  assert.match(problem('figure=offered'), /^site must be given/);
  assert.match(problem('site=a'), /^figure must be one of offered, answered, .*and must be given$/);
  assert.match(problem('site=a&figure=sales'), /^figure must be one of .*, not "sales"$/);
  assert.match(problem('site=a&figure=waiting&window=today'), /^figure must be one of .*, not "waiting"$/);
  assert.match(problem('site=a&figure=offered&window=hour'), /^window must be one of now, today, .*, not "hour"$/);
  assert.match(problem('site=a&figure=offered&channel=post'), /^channel must be one of voice/);
  assert.match(problem('site=a&queue=b&team=c&figure=handled'), /^of queue, team, agent only one/);
  assert.match(
    problem('site=a&team=b&figure=handled&window=last5m'),
    /^there are no figures of a team in window last5m/
  );
  assert.match(problem('site=a&figure=offered&sort=age'), /^sort must be one of offered, wait/);
  assert.match(problem('site=a&figure=offered&page=0'), /^page must be a whole number from 1 on, not "0"/);
  assert.match(problem('site=a&figure=offered&minWaitMs=1.5'), /^minWaitMs must be a whole number/);
  assert.match(problem('site=a&figure=offered&late=yes'), /^late must be one of true, false/);
  assert.match(problem('site=a&site=b&figure=offered'), /^site must be given once/);
  assert.match(problem('site=a&figure=offered&sorting=age'), /^"sorting" is no parameter here; there are .*\bsort\b/);
  assert.equal(problem('site=a&figure=offered&sort=wait'), '');
});

test('a moment is the present where none is given', () => {
  assert.equal(given('').moment(), null);
  assert.deepEqual(given('at=2026-11-23T10:00:00Z&known=then').moment(), { atMs: 1_795_428_000_000, known: 'then' });
  assert.throws(() => given('known=then').moment(), /^Error: at must be an RFC 3339/);
});
