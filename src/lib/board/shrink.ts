/** How much smaller a long figure is written, 0–1, where the layout has room for `room` characters of the full size. */
export function shrink(text: string, room: number): number {
  return Math.min(1, room / Math.max(1, text.length));
}
