import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readConfig } from './config.ts';

const accepts = (config: unknown): void => {
  assert.deepEqual(readConfig(JSON.stringify(config)), { config });
};
const problemsOf = (config: unknown): readonly string[] => readConfig(JSON.stringify(config)).problems ?? [];
/** Exactly one problem: it starts with the path and quotes the value. */
const rejects = (config: unknown, path: string, value?: unknown): void => {
  const problems = problemsOf(config);
  assert.equal(problems.length, 1, problems.join('; '));
  const [problem] = problems as [string];
  assert.ok(problem.startsWith(`${path} `) || problem.startsWith(`${path}: `), problem);
  if (value !== undefined) assert.ok(problem.includes(JSON.stringify(value)), problem);
};

test('the example of the metrics page is read as it stands', () => {
  accepts({
    sites: { izmir: { name: 'İzmir', timeZone: 'Europe/Istanbul', dayStartsAt: '00:00', intervalMinutes: 30 } },
    defaults: { thresholdSeconds: 20, target: 0.8, formula: 'offered', shortAbandonSeconds: 0 },
    queues: {
      'izmir/billing': {
        name: 'Billing',
        thresholdSeconds: 30,
        target: 0.9,
        channels: { email: { thresholdSeconds: 14400 } }
      }
    }
  });
});

test('every member is optional', () => {
  accepts({});
  accepts({ sites: {}, defaults: {}, queues: {} });
  accepts({ sites: { izmir: {} }, queues: { 'izmir/billing': { channels: { email: {} } } } });
  accepts({ defaults: { falseAlarmDays: 60 }, queues: { 'izmir/billing': { falseAlarmDays: 7.5 } } });
});

test('null is the same as absent, at any depth', () => {
  accepts({ sites: null, defaults: null, queues: null });
  accepts({ sites: { izmir: null }, queues: { 'izmir/billing': null } });
  const nothing = { thresholdSeconds: null, target: null, formula: null, shortAbandonSeconds: null };
  accepts({
    sites: {
      izmir: { name: null, timeZone: null, dayStartsAt: null, intervalMinutes: null, language: null, wallNames: null }
    },
    defaults: { ...nothing, channels: null },
    queues: { 'izmir/billing': { ...nothing, name: null, channels: { email: null, chat: nothing } } }
  });
});

test('what is not JSON, or no object, is the whole file’s fault', () => {
  assert.match(readConfig('sites: izmir').problems?.[0] ?? '', /^the file is not JSON/);
  for (const value of [null, [], 'x', 7]) assert.match(problemsOf(value)[0] ?? '', /^the file must be object/);
});

test('a member that is not known is named by its path', () => {
  rejects({ site: {} }, 'site');
  rejects({ sites: { izmir: { timezone: 'UTC' } } }, 'sites.izmir.timezone');
  rejects({ defaults: { name: 'Billing' } }, 'defaults.name');
  rejects({ defaults: { channels: { telex: {} } } }, 'defaults.channels.telex');
  rejects(
    { queues: { 'izmir/billing': { channels: { chat: { channels: {} } } } } },
    'queues.izmir/billing.channels.chat.channels'
  );
});

test('a member of a wrong type is named by its path, and quoted', () => {
  rejects({ sites: [] }, 'sites', []);
  rejects({ sites: { izmir: 'UTC' } }, 'sites.izmir', 'UTC');
  rejects({ sites: { izmir: { name: 35 } } }, 'sites.izmir.name', 35);
  rejects({ queues: { 'izmir/billing': { thresholdSeconds: '20' } } }, 'queues.izmir/billing.thresholdSeconds', '20');
  rejects({ defaults: { channels: { email: { target: true } } } }, 'defaults.channels.email.target', true);
});

test('seconds are numbers ≥ 0 and may be fractions', () => {
  accepts({ defaults: { thresholdSeconds: 0.5, shortAbandonSeconds: 0 } });
  rejects({ defaults: { thresholdSeconds: -1 } }, 'defaults.thresholdSeconds', -1);
  rejects({ defaults: { shortAbandonSeconds: -0.5 } }, 'defaults.shortAbandonSeconds', -0.5);
});

test('a target is a share from 0 to 1', () => {
  accepts({ defaults: { target: 0 } });
  accepts({ defaults: { target: 1 } });
  rejects({ defaults: { target: 80 } }, 'defaults.target', 80);
  rejects({ defaults: { target: -0.1 } }, 'defaults.target', -0.1);
});

test('a formula and an interval are of their lists', () => {
  for (const formula of ['offered', 'answered', 'ignore-early', 'early-ok']) accepts({ defaults: { formula } });
  for (const intervalMinutes of [15, 30, 60]) accepts({ sites: { izmir: { intervalMinutes } } });
  rejects({ defaults: { formula: 'best' } }, 'defaults.formula', 'best');
  rejects({ sites: { izmir: { intervalMinutes: 20 } } }, 'sites.izmir.intervalMinutes', 20);
  rejects({ sites: { izmir: { intervalMinutes: '30' } } }, 'sites.izmir.intervalMinutes', '30');
});

test('a time zone is an IANA name', () => {
  for (const timeZone of ['UTC', 'Europe/Istanbul', 'Australia/Lord_Howe', 'Etc/GMT+3']) {
    accepts({ sites: { izmir: { timeZone } } });
  }
  for (const timeZone of ['', '+03:00', 'Mars/Base', 'İstanbul', '2026-11-23T00:00Z']) {
    rejects({ sites: { izmir: { timeZone } } }, 'sites.izmir.timeZone', timeZone);
  }
});

test('a day starts at a time of the form "06:00"', () => {
  for (const dayStartsAt of ['00:00', '06:30', '23:59']) accepts({ sites: { izmir: { dayStartsAt } } });
  for (const dayStartsAt of ['', '24:00', '6:00', '06:60', '06:00:00', '06.00', '06:00\n']) {
    rejects({ sites: { izmir: { dayStartsAt } } }, 'sites.izmir.dayStartsAt', dayStartsAt);
  }
});

test('a language is a tag, and what a wall calls people is of its list: never their names', () => {
  for (const language of ['tr', 'tr-TR', 'ar', 'zh-Hant']) accepts({ sites: { izmir: { language } } });
  for (const language of ['', 'turkish language', 'tr_TR']) {
    rejects({ sites: { izmir: { language } } }, 'sites.izmir.language', language);
  }
  for (const wallNames of ['initials', 'extension', 'none']) accepts({ sites: { izmir: { wallNames } } });
  rejects({ sites: { izmir: { wallNames: 'names' } } }, 'sites.izmir.wallNames', 'names');
});

test('sites are tokens, queues are site/queue, both tokens', () => {
  rejects({ sites: { 'iz mir': {} } }, 'sites.iz mir', 'iz mir');
  for (const key of ['billing', 'izmir/', '/billing', 'izmir/billing/vip', 'iz mir/billing', '']) {
    assert.equal(problemsOf({ queues: { [key]: {} } }).length, 1, key);
  }
});

test('ids such as "__proto__" and "constructor" are ids like others', () => {
  const text = '{"sites":{"__proto__":{"timeZone":"UTC"}},"queues":{"__proto__/constructor":{"target":1}}}';
  const { config } = readConfig(text);
  assert.ok(config);
  assert.deepEqual(Object.keys(config.sites ?? {}), ['__proto__']);
  assert.match(
    readConfig('{"sites":{"__proto__":{"timeZone":"x"}}}').problems?.[0] ?? '',
    /^sites\.__proto__\.timeZone/
  );
  assert.match(
    readConfig('{"queues":{"a/__proto__":{"target":7}}}').problems?.[0] ?? '',
    /^queues\.a\/__proto__\.target/
  );
});

test('every error is named, not only the first few', () => {
  const problems = problemsOf({
    sites: { izmir: { name: 1, timeZone: 2, dayStartsAt: 3, intervalMinutes: 4 }, ankara: 5 },
    defaults: { thresholdSeconds: 'a', target: 'b', formula: 'c', channels: { email: 'd' } },
    queues: { 'izmir/billing': { shortAbandonSeconds: 'e' } }
  });
  const paths = problems.map((problem) => problem.slice(0, problem.indexOf(' ')));
  assert.deepEqual(paths.sort(), [
    'defaults.channels.email',
    'defaults.formula',
    'defaults.target',
    'defaults.thresholdSeconds',
    'queues.izmir/billing.shortAbandonSeconds',
    'sites.ankara',
    'sites.izmir.dayStartsAt',
    'sites.izmir.intervalMinutes',
    'sites.izmir.name',
    'sites.izmir.timeZone'
  ]);
});
