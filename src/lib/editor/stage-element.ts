import { tick } from 'svelte';
import type { Measure } from './drag.ts';

/** The page on the screen, for those who measure on it or bring the focus there. */
export class StageElement {
  #element: HTMLElement | null = null;

  /** For an attachment. */
  readonly hold = (element: HTMLElement): (() => void) => {
    this.#element = element;
    return () => (this.#element = null);
  };

  get box(): DOMRect | null {
    return this.#element?.getBoundingClientRect() ?? null;
  }

  measure({ grid, direction }: Pick<Measure, 'grid' | 'direction'>): Measure {
    const { width, height } = this.box ?? { width: 1, height: 1 };
    return { width, height, grid, direction };
  }

  capture(pointerId: number): void {
    this.#element?.setPointerCapture(pointerId);
  }

  focus(): void {
    this.#element?.focus();
  }

  /** A tile that an edit moved within the page has lost the focus. */
  async focusTile(id: string): Promise<void> {
    await tick();
    const handle = this.#element?.querySelector<HTMLElement>(`[data-handle="${id}"]`);
    if (handle && document.activeElement !== handle) handle.focus({ preventScroll: true });
  }
}
