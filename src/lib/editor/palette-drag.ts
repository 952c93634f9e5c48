/** A tile that a pointer takes from the palette to the page. */
import { CLICK_PX } from './drag.ts';

export interface PaletteDrag {
  /** The pointer is there, having moved; with null it is not over the page. */
  readonly over: (point: Point | null) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** @param boxOf of the page on the screen; the points are told from its left upper corner */
export function followFromPalette(
  start: PointerEvent,
  boxOf: () => DOMRect | null,
  { over, drop, cancel }: PaletteDrag
): void {
  const ending = new AbortController();
  const from = { x: start.clientX, y: start.clientY };

  function pointOf({ clientX, clientY }: PointerEvent): Point | null {
    const box = boxOf();
    const isClick = Math.hypot(clientX - from.x, clientY - from.y) <= CLICK_PX;
    if (!box || isClick) return null;
    const isOver = clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
    return isOver ? { x: clientX - box.left, y: clientY - box.top } : null;
  }

  function on(type: 'pointermove' | 'pointerup' | 'pointercancel', act: (event: PointerEvent) => void): void {
    addEventListener(type, (event) => event.pointerId === start.pointerId && act(event), { signal: ending.signal });
  }

  on('pointermove', (event) => over(pointOf(event)));
  on('pointerup', () => {
    ending.abort();
    drop();
  });
  on('pointercancel', () => {
    ending.abort();
    cancel();
  });
}
