import { chromium, type Browser } from '@playwright/test';
import { findChromium } from '../../server/setup/chromium.ts';

/** Nothing that it does for itself is measured. */
const ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-dev-shm-usage'
];

export async function inWorkingBrowser<T>(
  say: (text: string) => void,
  use: (browser: Browser) => Promise<T>
): Promise<T> {
  const browser = await chromium.launch({ executablePath: findChromium(say), args: ARGS });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}
