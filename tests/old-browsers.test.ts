/**
 * Televisions of 2022 are Chromium 87: what was built for browsers keeps to it, in syntax (espree), in CSS (doiuse, which
 * asks Can I use) and in what it calls (eslint-plugin-compat, and MDN's compatibility data for methods).
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { test } from 'node:test';
import bcd from '@mdn/browser-compat-data' with { type: 'json' };
import DoIUse from 'doiuse/lib/DoIUse.js';
import { ESLint } from 'eslint';
import compat from 'eslint-plugin-compat';
import { parse } from 'espree';
import postcss from 'postcss';

const CHROMIUM = 87;
const client = resolve(import.meta.dirname, '../build/client');
const filesOf = (kind: string): string[] => globSync(`**/*.${kind}`, { cwd: client }).map((file) => join(client, file));
const scripts = filesOf('js');
const styles = filesOf('css');

test('there is something to look at: the pages are built', () => {
  assert.ok(
    scripts.length > 10 && styles.length > 5,
    `${scripts.length} scripts, ${styles.length} styles in ${client}`
  );
});

interface SyntaxNode {
  readonly type: string;
  readonly left?: SyntaxNode;
  readonly await?: boolean;
  readonly regex?: { readonly flags: string };
}

const isNode = (value: unknown): value is SyntaxNode => typeof value === 'object' && value !== null && 'type' in value;

/** What came with ES2022, but for the private and static members of classes, which Chromium had before. */
function isLater({ type, left, await: isAwaiting, regex }: SyntaxNode, isInFunction: boolean): boolean {
  if (type === 'StaticBlock' || (type === 'BinaryExpression' && left?.type === 'PrivateIdentifier')) return true;
  return regex?.flags.includes('d') === true || (!isInFunction && (type === 'AwaitExpression' || isAwaiting === true));
}

function firstLater(node: SyntaxNode, isInFunction = false): string | null {
  if (isLater(node, isInFunction)) return node.type;
  const isWithin = isInFunction || node.type.includes('Function');
  for (const child of Object.values(node).flat()) {
    const found = isNode(child) ? firstLater(child, isWithin) : null;
    if (found) return found;
  }
  return null;
}

function syntaxProblem(text: string): string | null {
  try {
    return firstLater(parse(text, { ecmaVersion: 2022, sourceType: 'module' }));
  } catch (error) {
    return (error as Error).message;
  }
}

test('scripts have no syntax that came later', () => {
  const later = [
    'class A { static { a(); } }',
    'class A { #b; c(d) { return #b in d; } }',
    'await a;',
    '/a/d;',
    'import a from "a" with {};'
  ];
  for (const text of later) assert.notEqual(syntaxProblem(text), null, text);
  const known = ['class A { #b = 1; static #c() {} }', 'async () => await a;', 'a ??= b?.c;'];
  for (const text of known) assert.equal(syntaxProblem(text), null, text);
  const problems = scripts.flatMap((file) => {
    const problem = syntaxProblem(readFileSync(file, 'utf8'));
    return problem === null ? [] : `${basename(file)}: ${problem}`;
  });
  assert.deepEqual(problems, []);
});

/** Features that it has not at all; what it has only in part is known, and used only as far as it goes. */
async function unknownStyles(text: string): Promise<string[]> {
  const found = new Set<string>();
  const detector = new DoIUse({
    browsers: [`chrome ${CHROMIUM}`],
    onFeatureUsage: ({ message }) => {
      if (!message.includes('only partially')) found.add(message.replace(/^.*?: /s, ''));
    }
  });
  await postcss([detector]).process(text, { from: undefined });
  return [...found];
}

/** What Can I use counts as a part of something older, or leaves out. */
const NEWER_STYLES = /:where\(|:is\(|@layer|@container|oklch\(|color-mix\(|[{;]aspect-ratio:|\d(d|s|l)v[hw]\b/;

test('styles use what Chromium 87 knows', async () => {
  assert.notDeepEqual(await unknownStyles('a:has(b) { color: red }'), [], 'what is newer is found');
  for (const file of styles) {
    const text = readFileSync(file, 'utf8');
    assert.deepEqual(await unknownStyles(text), [], basename(file));
    assert.equal(NEWER_STYLES.exec(text)?.[0] ?? null, null, basename(file));
  }
});

test('scripts call what Chromium 87 has', async () => {
  const flat = compat.configs['flat/recommended'];
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: {
      ...flat,
      files: ['**/*.js'],
      settings: { browsers: [`chrome ${CHROMIUM}`], polyfills: ['Object.hasOwn'], lintAllEsApis: true },
      linterOptions: { reportUnusedDisableDirectives: 'off' }
    }
  });
  const problemsIn = async (text: string, name: string): Promise<string[]> => {
    const [result] = await eslint.lintText(text, { filePath: name });
    return result!.messages
      .filter(({ ruleId }) => ruleId === 'compat/compat')
      .map(({ message }) => `${name}: ${message}`);
  };
  assert.notDeepEqual(await problemsIn('structuredClone({})', 'newer.js'), [], 'what is newer is found');
  for (const file of scripts) assert.deepEqual(await problemsIn(readFileSync(file, 'utf8'), basename(file)), []);
});

interface Support {
  readonly version_added: string | boolean | null;
}
interface Compat {
  readonly __compat?: { readonly support: Readonly<Record<string, Support | Support[]>> };
}

function isNewer({ __compat }: Compat): boolean {
  const chrome = __compat?.support['chrome'];
  const added = (Array.isArray(chrome) ? chrome[0] : chrome)?.version_added;
  return typeof added === 'string' && Number.parseInt(added) > CHROMIUM;
}

const TYPES = ['Array', 'ArrayBuffer', 'Map', 'Math', 'Object', 'Promise', 'Set', 'String', 'TypedArray', 'Uint8Array'];

/** Names of methods of built-in objects that none of them had then. */
function newerMethods(): Set<string> {
  const newer = new Set<string>();
  const older = new Set<string>();
  const { builtins } = (bcd as unknown as { javascript: { builtins: Record<string, Record<string, Compat>> } })
    .javascript;
  for (const type of TYPES) {
    for (const [name, member] of Object.entries(builtins[type]!)) (isNewer(member) ? newer : older).add(name);
  }
  return newer.difference(older);
}

/** The first app.html brings along; the second SvelteKit calls only where it is. */
const PROVIDED: ReadonlySet<string> = new Set(['hasOwn', 'fromBase64']);

test('scripts use no method of built-in objects that came later', () => {
  const newer = [...newerMethods()].filter((name) => /^[a-z]\w+$/i.test(name));
  assert.ok(
    ['at', 'findLast', 'hasOwn', 'toSorted'].every((name) => newer.includes(name)),
    newer.join()
  );
  const called = new RegExp(`[\\])\\w]\\??\\.(${newer.filter((name) => !PROVIDED.has(name)).join('|')})\\(`, 'g');
  const problems = scripts.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(called)].map(
      ({ index, 1: name }) => `${basename(file)}: ${name}: ${text.slice(index - 40, index + 20)}`
    );
  });
  assert.deepEqual(problems, []);
});
