import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, transformWithOxc, type Plugin } from 'vite';
import { catalogueProblems } from './src/lib/i18n/catalogue-problems.ts';
import { CATALOGUES } from './src/lib/i18n/catalogues.ts';

/** What a language lacks fails the build, not the board. */
const completeCatalogues: Plugin = {
  name: 'complete-catalogues',
  apply: 'build',
  buildStart() {
    const problems = catalogueProblems(CATALOGUES);
    if (problems.length > 0) this.error(problems.join('\n'));
  }
};

/**
 * Svelte writes `:where()` around the class that keeps a rule to its component, and Chromium 87 takes no rule that has it.
 * The bare class counts a little more; a rule of several parts counted more than one of a single part before, too.
 */
const plainScopes: Plugin = {
  name: 'plain-scopes',
  apply: 'build',
  generateBundle(_options, bundle) {
    for (const asset of Object.values(bundle)) {
      if (asset.type !== 'asset' || !asset.fileName.endsWith('.css')) continue;
      const text = typeof asset.source === 'string' ? asset.source : new TextDecoder().decode(asset.source);
      asset.source = text.replace(/:where\((\.svelte-[\w-]+)\)/g, '$1');
    }
  }
};

/** Blocks of classes are younger than their private members: see the target below. */
const noStaticBlocks: Plugin = {
  name: 'no-static-blocks',
  transform(code, id) {
    return /\bstatic \{/.test(code) ? transformWithOxc(code, id, { target: 'chrome87' }) : null;
  }
};

export default defineConfig({
  plugins: [completeCatalogues, noStaticBlocks, sveltekit(), plainScopes],
  // Televisions of 2022 are Chromium 87; Vite's own default is newer. Scripts keep private members, which it knows: for a
  // target below 98 they become WeakMaps, in which Svelte would make twenty entries with each delta.
  build: { target: 'chrome98', cssTarget: 'chrome87' }
});
