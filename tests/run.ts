// npm test: everything, in order, and a last line that counts what passed. `npm test -- lint unit` runs just these stages.
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { findChromium } from '../server/setup/chromium.ts';
import { findNatsServer } from '../server/setup/nats-server.ts';

interface Count {
  passed: number;
  failed: number;
}

const root = resolve(import.meta.dirname, '..');
const say = (text: string): void => void process.stderr.write(`floorcast: ${text}\n`);

/** Runs a program of the packages with the pinned Node; its words go where ours go. */
function runNode(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('close', (code) => done(code === 0));
  });
}

const asCount = (isGood: boolean): Count => ({ passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 });
const sum = (counts: readonly Count[]): Count => ({
  passed: counts.reduce((total, { passed }) => total + passed, 0),
  failed: counts.reduce((total, { failed }) => total + failed, 0)
});

/** What was well written by this version and these rules is not looked at again until it changes. */
const PRETTIER = [
  'node_modules/prettier/bin/prettier.cjs',
  ...['--cache', '--cache-strategy', 'content', '--cache-location', '.cache/prettier']
];

async function lint(): Promise<Count> {
  return sum([
    asCount(await runNode([...PRETTIER, '--check', '--log-level', 'warn', '.'])),
    asCount(await runNode(['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.']))
  ]);
}

async function types(): Promise<Count> {
  return asCount(
    await runNode(['node_modules/svelte-check/bin/svelte-check', '--fail-on-warnings', '--output', 'human'])
  );
}

/** Unit tests, and those that talk to a real nats-server. */
async function unit(): Promise<Count> {
  await findNatsServer(say);
  const files = globSync('{server,src,tests}/**/*.test.ts', { cwd: root }).map((file) => join(root, file));
  const count = { passed: 0, failed: 0 };
  const isTest = (event: { details: { type?: string }; skip?: unknown; todo?: unknown }): boolean =>
    event.details.type !== 'suite' && event.skip === undefined && event.todo === undefined;
  const events = run({ files, concurrency: 3, cwd: root });
  events.on('test:pass', (event) => void (isTest(event) && count.passed++));
  events.on('test:fail', (event) => void (isTest(event) && count.failed++));
  await new Promise((done) => {
    events.compose(spec()).on('end', done).pipe(process.stdout, { end: false });
  });
  return files.length === 0 ? { passed: 0, failed: 1 } : count;
}

async function build(): Promise<Count> {
  return asCount(await runNode(['server/setup/build.ts']));
}

interface BrowserSuite {
  readonly file: string;
  readonly suites?: readonly BrowserSuite[];
  readonly specs: readonly { readonly title: string; readonly tests: readonly { readonly status: string }[] }[];
}

/** Tests that failed at first and passed when they were tried again. */
const flakyIn = ({ file, suites = [], specs }: BrowserSuite): string[] => [
  ...specs
    .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
    .map(({ title }) => `${file}: ${title}`),
  ...suites.flatMap(flakyIn)
];

const flaky: string[] = [];

async function browser(): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'floorcast-'));
  const results = join(folder, 'results.json');
  const isGood = await runNode(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
    FLOORCAST_CHROMIUM: findChromium(say),
    PLAYWRIGHT_JSON_OUTPUT_NAME: results
  });
  try {
    const { stats, suites } = JSON.parse(readFileSync(results, 'utf8')) as {
      stats: { expected: number; unexpected: number; flaky: number };
      suites: readonly BrowserSuite[];
    };
    flaky.push(...suites.flatMap(flakyIn));
    const failed = stats.unexpected;
    return { passed: stats.expected + stats.flaky, failed: isGood || failed > 0 ? failed : 1 };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const stages: Readonly<Record<string, () => Promise<Count>>> = { lint, types, build, unit, browser };
const chosen = process.argv.slice(2);
for (const name of chosen) {
  if (Object.hasOwn(stages, name)) continue;
  say(`no stage "${name}"; there are: ${Object.keys(stages).join(', ')}`);
  process.exit(2);
}

// Lint and types read what SvelteKit generates from the routes.
await runNode(['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']);
/**
 * One after another; within a row, lines of stages go on side by side. What reads the sources thinks while unit tests, who
 * often wait for a server, wait; browsers have the machine for themselves.
 */
const PLAN: readonly (readonly (readonly string[])[])[] = [[['build']], [['types', 'lint'], ['unit']], [['browser']]];

async function perform(name: string): Promise<Count> {
  const startedAt = performance.now();
  const count = await stages[name]!();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`${name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`);
  return count;
}

const counts: Count[] = [];
async function performLine(names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (chosen.length === 0 || chosen.includes(name)) counts.push(await perform(name));
  }
}
for (const lines of PLAN) await Promise.all(lines.map(performLine));
for (const name of flaky) say(`flaky, passed only at the second try: ${name}`);
const { passed, failed } = sum(counts);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
