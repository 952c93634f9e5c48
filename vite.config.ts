import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [sveltekit()],
  // Televisions of 2022 are Chromium 87; Vite's own default is newer.
  build: { target: 'chrome87' }
});
