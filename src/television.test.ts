// Televisions of 2022 are Chromium 85 to 87. The build lowers what JavaScript's syntax needs; these it can't.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compile } from 'svelte/compiler';

const here = import.meta.dirname;
const read = (file: string): string => readFileSync(join(here, file), 'utf8');
const files = (pattern: string): string[] => globSync(pattern, { cwd: here }).filter((file) => !/\.test\./.test(file));

/** The styles as the browser gets them: Svelte scopes the second part of a selector like `.a .b` with `:where`. */
function styles(): Map<string, string> {
  const all = new Map(files('**/*.css').map((file) => [file, read(file)]));
  for (const file of files('**/*.svelte')) all.set(file, compile(read(file), { filename: file }).css?.code ?? '');
  return all;
}

const TOO_NEW_STYLES =
  /:where\(|:is\(|:has\(|:not\([^)]*,|@container|@layer|[^-]aspect-ratio:|oklch\(|color-mix\(|\d[dsl]v[hwib]\b|\binset:|(margin|padding)-(inline|block):|accent-color|text-wrap/;
/** `Object.hasOwn` is newer too, but app.html brings it along: SvelteKit itself calls it. */
const TOO_NEW_SCRIPTS =
  /\.at\(|\.findLast|structuredClone\(|\.toSorted\(|\.replaceAll\(|Object\.groupBy|AbortSignal\.|crypto\.randomUUID|\.isWellFormed\(|new WeakRef/;

test('no style that a television would throw away', () => {
  for (const [file, css] of styles()) assert.equal(TOO_NEW_STYLES.exec(css)?.[0], undefined, file);
});

test('no call that a television does not know', () => {
  for (const file of [...files('**/*.ts'), ...files('**/*.svelte')].filter((each) => !each.endsWith('.server.ts')))
    assert.equal(TOO_NEW_SCRIPTS.exec(read(file))?.[0], undefined, file);
});
