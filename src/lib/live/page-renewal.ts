import { isQuiet } from './renewal.ts';

/** Reloads at most so often to ask whether the moment is quiet, milliseconds. */
const ASK_MS = 5000;

/** Only where the server answers: a television that loses its page to an error of the browser's own stays dark. */
export async function reloadIfServed(): Promise<void> {
  const answer = await fetch(location.href, { cache: 'no-store' }).catch(() => null);
  if (answer?.ok) location.reload();
}

/** The server speaks another protocol: reloads, after a pause that differs from board to board, until it succeeds. */
export function reloadSoon(): void {
  setTimeout(() => void reloadIfServed().then(reloadSoon), ASK_MS * (1 + Math.random()));
}

/** Reloads the page at the next quiet moment; until the function it returns is called. */
export function reloadWhenQuiet(): () => void {
  let lastInputMs = performance.now() - (document.documentElement.dataset.audience === 'wall' ? Infinity : 0);
  const touched = (): void => void (lastInputMs = performance.now());
  const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel'];
  for (const input of inputs) addEventListener(input, touched, { passive: true });
  const timer = setInterval(
    () => {
      const pageAgeMs = performance.now();
      const sinceInputMs = pageAgeMs - lastInputMs;
      if (isQuiet({ pageAgeMs, isHidden: document.hidden, sinceInputMs })) void reloadIfServed();
    },
    ASK_MS * (1 + Math.random())
  );
  return () => {
    clearInterval(timer);
    for (const input of inputs) removeEventListener(input, touched);
  };
}
