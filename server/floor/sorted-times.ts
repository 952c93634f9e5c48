/** Moments in epoch milliseconds, earliest first, each once. */

/** The place of the first moment that is not before `atMs`. */
export function placeOf(times: readonly number[], atMs: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function addTime(times: number[], atMs: number): void {
  const place = placeOf(times, atMs);
  if (times[place] !== atMs) times.splice(place, 0, atMs);
}

export function forgetTimesBefore(times: number[], atMs: number): void {
  times.splice(0, placeOf(times, atMs));
}
