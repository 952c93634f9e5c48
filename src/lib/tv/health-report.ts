import { HEALTH_EVERY_MS, type DisplayHealth } from '#lib/protocol/displays.ts';
import { reloadIfServed } from '#lib/live/page-renewal.ts';

export interface HealthSource {
  readonly build: string;
  readonly frameAgeMs: () => number | null;
  readonly awake: () => DisplayHealth['awake'];
  readonly sound: () => DisplayHealth['sound'];
}

const FIRST_MS = 3000;

function heapBytes(): number | null {
  // Only Chromium tells.
  const { memory } = performance as unknown as { memory?: { usedJSHeapSize?: number } };
  return memory?.usedJSHeapSize ?? null;
}

function healthOf({ build, frameAgeMs, awake, sound }: HealthSource): DisplayHealth {
  const ageMs = frameAgeMs();
  return {
    page: 'board',
    width: innerWidth,
    height: innerHeight,
    pixelRatio: devicePixelRatio,
    frameAgeMs: ageMs === null ? null : Math.round(ageMs),
    awake: awake(),
    sound: sound(),
    build,
    uptimeMs: Math.round(performance.now()),
    heapBytes: heapBytes()
  };
}

async function send(health: DisplayHealth): Promise<void> {
  const answer = await fetch('/api/display/health', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(health)
  }).catch(() => null);
  // Revoked while the socket was away: the page has nothing more to show.
  if (answer?.status === 401) void reloadIfServed();
}

/** Tells the server now and then how this display is; until the function it returns is called. */
export function reportHealth(source: HealthSource): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const report = (): void => {
    void send(healthOf(source));
    timer = setTimeout(report, HEALTH_EVERY_MS * (0.8 + Math.random() * 0.4));
  };
  timer = setTimeout(report, FIRST_MS);
  return () => clearTimeout(timer);
}
