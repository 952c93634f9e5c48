import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';
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

export default defineConfig({
  plugins: [completeCatalogues, sveltekit()],
  // Televisions of 2022 are Chromium 87; Vite's own default is newer.
  build: { target: 'chrome87' }
});
