import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // Each test has a server of its own, waits for it half of its time, and measures none: four keep two cores busy.
  workers: 4,
  fullyParallel: true,
  // What is waited for comes when it comes: on a loaded machine too.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  // Whatever passes at the second try only is named by tests/run.ts.
  retries: 1,
  forbidOnly: true,
  use: {
    launchOptions: {
      ...(process.env['FLOORCAST_CHROMIUM'] && { executablePath: process.env['FLOORCAST_CHROMIUM'] }),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-dev-shm-usage',
        // There is none: what only imitates one is slower than to paint without.
        '--disable-gpu'
      ]
    }
  }
});
