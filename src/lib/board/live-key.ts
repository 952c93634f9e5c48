/** What of a keyboard event and a page says whether it means "back to live". */
export interface KeyPressed {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly target: unknown;
}

export interface PageOpen {
  querySelector(selector: string): unknown;
}

/** What is open above the board; Escape is its own first. */
const ABOVE = 'dialog[open], [role="dialog"], [aria-modal="true"]';
/** Where letters are typed or choose. */
const LETTERS = 'input:not([type="range"]):not([type="checkbox"]), textarea, select, [contenteditable]';

const isTyping = (target: unknown): boolean =>
  (target as { matches?: (selector: string) => boolean } | null)?.matches?.(LETTERS) ?? false;

/** Escape, or L: unless something is open above the board, or a letter is being typed. */
export function goesLive({ key, altKey, ctrlKey, metaKey, target }: KeyPressed, page: PageOpen): boolean {
  if (altKey || ctrlKey || metaKey || page.querySelector(ABOVE) !== null) return false;
  return key === 'Escape' || (key.toLowerCase() === 'l' && !isTyping(target));
}
