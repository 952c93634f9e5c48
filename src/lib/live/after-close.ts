import { CLOSE } from '#lib/protocol/messages.ts';

export type AfterClose =
  { readonly next: 'retry'; readonly afterMs: number | null } | { readonly next: 'reload' | 'enter' };

/** A server that has just started may not have met the site yet: a display asks again for as long as it hangs there. */
const UNKNOWN_VIEW_MS = 10_000;
/** A pause no server would ask for is not kept. */
const LONGEST_MS = 60_000;

function retryAfterMs(reason: string): number | null {
  try {
    const { retryAfterMs } = JSON.parse(reason) as { retryAfterMs?: unknown };
    return typeof retryAfterMs === 'number' && retryAfterMs >= 0 ? Math.min(retryAfterMs, LONGEST_MS) : null;
  } catch {
    return null;
  }
}

/** What the browser does when its socket was closed with this code and reason: see messages.ts. */
export function afterClose(code: number, reason: string): AfterClose {
  switch (code) {
    case CLOSE.protocol:
      return { next: 'reload' };
    case CLOSE.forbidden:
      return { next: 'enter' };
    case CLOSE.noSuchView:
      return { next: 'retry', afterMs: UNKNOWN_VIEW_MS };
    case CLOSE.restart:
      return { next: 'retry', afterMs: retryAfterMs(reason) };
    default:
      return { next: 'retry', afterMs: null };
  }
}
