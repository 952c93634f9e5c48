import type { Socket } from './connection.ts';
import type { Surroundings } from './live-view.svelte.ts';
import { localClock } from './local-clock.ts';
import { reloadSoon } from './page-renewal.ts';
import { realTimers } from './timers.ts';

function openSocket(): Socket {
  const { protocol, host } = location;
  return new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/live`) as unknown as Socket;
}

/** The server rendered the page just before its first byte came. Pages are always loaded as a whole, never navigated to. */
function renderedAtMs(): number {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.responseStart ?? 0;
}

function end(why: 'reload' | 'enter'): void {
  if (why === 'reload') reloadSoon();
  else location.assign(`/enter?to=${encodeURIComponent(location.pathname)}`);
}

/** The browser as a live view sees it. */
export function surroundings(): Surroundings {
  return {
    nowMs: localClock(
      () => performance.now(),
      () => Date.now()
    ),
    renderedAtMs: renderedAtMs(),
    openSocket,
    timers: realTimers,
    random: Math.random,
    end
  };
}
