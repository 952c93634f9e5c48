/** A tile that a pointer takes from the palette to the page. */
import { CLICK_PX } from './drag.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PaletteDrag {
  /** The pointer is there, having moved; with null it is not over the page. */
  readonly over: (point: Point | null) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
}

/** @param boxOf of the page on the screen; the points are told from its left upper corner */
export function followFromPalette(start: PointerEvent, boxOf: () => DOMRect | null, drag: PaletteDrag): void {
  const from = { x: start.clientX, y: start.clientY };

  function pointOf({ clientX, clientY }: PointerEvent): Point | null {
    const box = boxOf();
    const isClick = Math.hypot(clientX - from.x, clientY - from.y) <= CLICK_PX;
    if (!box || isClick) return null;
    const isOver = clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
    return isOver ? { x: clientX - box.left, y: clientY - box.top } : null;
  }

  function follow(event: PointerEvent): void {
    if (event.pointerId !== start.pointerId) return;
    if (event.type === 'pointermove') return drag.over(pointOf(event));
    for (const type of TYPES) removeEventListener(type, follow);
    if (event.type === 'pointerup') drag.drop();
    else drag.cancel();
  }

  for (const type of TYPES) addEventListener(type, follow);
}

const TYPES = ['pointermove', 'pointerup', 'pointercancel'] as const;
