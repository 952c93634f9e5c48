/** How long each part of what does not fit stays, milliseconds. */
const PAGE_MS = 10_000;

/** Which of several pages is shown: by the server's clock, so that all displays turn them together. */
export const shownPage = (nowMs: number, count: number): number => Math.floor(nowMs / PAGE_MS) % count;
