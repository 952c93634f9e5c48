/** The first that fits names it: each pretends to be those below it. */
const ENGINES: readonly (readonly [name: string, version: RegExp])[] = [
  ['Chromium', /(?:Chrome|Chromium|HeadlessChrome)\/(\d+)/],
  ['Firefox', /Firefox\/(\d+)/],
  ['Safari', /Version\/(\d+)[\d.]* .*Safari/],
  ['WebKit', /AppleWebKit\/(\d+)/i]
];

const PLATFORMS: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Tizen', /Tizen/],
  ['webOS', /Web0S|webOS/i],
  ['Fire TV', /AFT[A-Z]/],
  ['Android', /Android/],
  ['ChromeOS', /CrOS/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh/],
  ['Linux', /Linux|X11/]
];

/** What a browser is, as short as people say it: `Chromium 87, Tizen`. */
export function engineOf(userAgent: string): string {
  const engine = ENGINES.flatMap(([name, mark]) => {
    const version = mark.exec(userAgent)?.[1];
    return version === undefined ? [] : `${name} ${version}`;
  });
  const platform = PLATFORMS.find(([, mark]) => mark.test(userAgent))?.[0];
  return [engine[0] ?? (platform ? '' : userAgent.slice(0, 40)), platform].filter(Boolean).join(', ') || '?';
}
