import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, normalize, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '..');

interface Rule {
  /** Folders of ours that it may import from, besides itself. */
  readonly ours: readonly string[];
  readonly packages: readonly string[] | 'any';
  readonly node: boolean;
  readonly because: string;
}

/** Who may import whom; the longest folder that a file is in decides. */
const RULES: Readonly<Record<string, Rule>> = {
  'src/lib/protocol': {
    ours: [],
    packages: [],
    node: false,
    because: 'both halves speak it, so it belongs to neither'
  },
  src: {
    ours: [],
    packages: 'any',
    node: false,
    because: 'pages are handed the floor: an import would be a second copy'
  },
  'server/contract': {
    ours: [],
    packages: ['typebox'],
    node: false,
    because: 'it says what an event is, and nothing else'
  },
  'server/floor': {
    ours: ['server/contract'],
    packages: [],
    node: false,
    because: 'the model is pure: the same code replays a file'
  },
  'server/forecast': {
    ours: ['server/contract', 'src/lib/protocol'],
    packages: [],
    node: false,
    because: 'a forecast is a function of numbers: what they are read from is not its matter'
  },
  'server/outlook': {
    ours: ['server/forecast', 'server/floor', 'server/contract', 'src/lib/protocol'],
    packages: [],
    node: false,
    because: 'it reads from the floor what a forecast begins with'
  },
  'server/views': {
    ours: ['server/floor', 'server/contract', 'src/lib/protocol'],
    packages: [],
    node: false,
    because: 'a view is a function of the floor'
  },
  'server/answers': {
    ours: ['server/outlook', 'server/forecast', 'server/views', 'server/floor', 'server/contract', 'src/lib/protocol'],
    packages: ['csv-stringify'],
    node: false,
    because: 'an answer is a function of the floor'
  },
  'server/archive': {
    ours: [
      'server/answers',
      'server/outlook',
      'server/forecast',
      'server/roster',
      'server/stream',
      'server/floor',
      'server/contract',
      'src/lib/protocol'
    ],
    packages: ['@nats-io/nats-core'],
    node: true,
    because: 'it keeps past floors and past days, and asks them; how questions are answered is not its matter'
  },
  'server/roster': {
    ours: ['server/views', 'server/floor', 'server/contract', 'server/stream', 'src/lib/protocol'],
    packages: ['csv-parse', '@nats-io/nats-core'],
    node: false,
    because: 'how people kept to a plan is a function of the plan and the floor'
  },
  'server/live': {
    ours: ['src/lib/protocol'],
    packages: ['ws'],
    node: true,
    because: 'the wire gets functions, not the model'
  },
  'server/boards': {
    ours: ['server/stream', 'server/contract', 'src/lib/protocol'],
    packages: ['@nats-io/nats-core', 'typebox'],
    node: true,
    because: 'it keeps documents; what they show is not its matter'
  },
  'server/alerts': {
    ours: ['server/stream', 'server/floor', 'server/contract', 'src/lib/protocol'],
    packages: ['typebox', 'csv-stringify', 'nodemailer', 'web-push', '@nats-io/nats-core', '@nats-io/jetstream'],
    node: true,
    because: 'alerts hang off the figures and speak through NATS: who shows them is not their matter'
  },
  'server/displays': {
    ours: ['server/stream', 'server/contract', 'src/lib/protocol'],
    packages: ['@nats-io/nats-core'],
    node: true,
    because: 'it keeps displays; what they show is not its matter'
  },
  'server/auth': {
    ours: ['src/lib/protocol'],
    packages: [],
    node: true,
    because: 'who may come in is decided from the request alone'
  },
  'server/setup': { ours: [], packages: ['@playwright/test'], node: true, because: 'it runs before anything else can' },
  'server/stream': {
    ours: ['server/contract', 'server/floor', 'server/setup'],
    packages: ['@nats-io/nats-core', '@nats-io/transport-node', '@nats-io/jetstream', '@nats-io/obj', '@nats-io/kv'],
    node: true,
    because: 'only here the stream is spoken to'
  },
  'server/connectors': {
    ours: ['server/contract'],
    packages: [],
    node: true,
    because: 'a connector makes contract events, whoever sends them'
  },
  'server/demo': {
    ours: ['server/contract', 'server/floor', 'server/roster', 'server/stream'],
    packages: ['@nats-io/nats-core', '@nats-io/jetstream'],
    node: true,
    because: 'the demo is a publisher like others'
  },
  'server/commands': {
    ours: ['server/contract', 'server/floor', 'server/stream', 'server/connectors'],
    packages: ['@nats-io/nats-core', '@nats-io/jetstream'],
    node: true,
    because: 'a command feeds or reads the stream; it serves nobody'
  },
  server: { ours: ['server', 'src/lib/protocol'], packages: 'any', node: true, because: 'it puts the parts together' }
};

const isTest = (file: string): boolean => /\.(test|spec|bench)\.ts$|\/testing\.ts$/.test(file);
const isWithin = (file: string, folder: string): boolean => file.startsWith(`${folder}/`);

function ruleOf(file: string): [folder: string, rule: Rule] {
  const folder = Object.keys(RULES)
    .filter((each) => isWithin(file, each))
    .sort((a, b) => b.length - a.length)[0];
  assert.ok(folder, `${file} is in no folder with a rule`);
  return [folder, RULES[folder]!];
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|(?:^|\W)import\(?\s*'([^']+)'/g);
  return [...found].map(([, from, direct]) => (from ?? direct)!);
}

function problem(file: string, imported: string): string | null {
  const [folder, rule] = ruleOf(file);
  const refused = `${file} imports ${imported}, and ${folder} may not: ${rule.because}`;
  if (isBuiltin(imported)) return rule.node ? null : refused;
  if (/^\.|^#lib\//.test(imported)) {
    const target = imported.startsWith('#lib/')
      ? imported.replace('#lib/', 'src/lib/')
      : normalize(join(dirname(file), imported));
    const allowed = [folder, ...rule.ours];
    return allowed.some((each) => isWithin(target, each)) ? null : refused;
  }
  if (rule.packages === 'any') return null;
  return rule.packages.some((name) => imported === name || imported.startsWith(`${name}/`)) ? null : refused;
}

const files = globSync('{src,server}/**/*.{ts,mjs,svelte}', { cwd: root }).filter((file) => !isTest(file));

test('every import is one that its folder may make', () => {
  assert.ok(files.length > 50, `only ${files.length} files were found`);
  const problems = files.flatMap((file) => importsOf(file).flatMap((imported) => problem(file, imported) ?? []));
  assert.deepEqual(problems, []);
});

test('an import against the rules is found, with the reason', () => {
  assert.match(problem('server/floor/leg.ts', 'node:fs') ?? '', /the model is pure/);
  assert.match(problem('src/routes/+page.svelte', '../../server/floor/floor.ts') ?? '', /second copy/);
  assert.match(problem('server/live/view.ts', '../floor/floor.ts') ?? '', /functions, not the model/);
  assert.equal(problem('server/floor/leg.ts', '../contract/event-types.ts'), null);
});

test('the model and its forecasts have no clock and no chance', () => {
  const clock =
    /\bDate\.now\b|\bnew Date\(\)|\bperformance\b|\bMath\.random\b|\bset(Timeout|Interval|Immediate)\b|\bTemporal\.Now\b/;
  const found = files.filter(
    (file) =>
      ['server/floor', 'server/forecast', 'server/outlook'].some((folder) => isWithin(file, folder)) &&
      clock.test(readFileSync(join(root, file), 'utf8'))
  );
  assert.deepEqual(found, []);
});
