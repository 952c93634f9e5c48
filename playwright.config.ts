import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // Two servers and two browsers on two cores would only measure each other.
  workers: 1,
  timeout: 60_000,
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
        '--disable-dev-shm-usage'
      ]
    }
  }
});
