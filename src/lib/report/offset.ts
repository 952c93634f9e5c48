/** By how much a zone's clock is ahead of UTC at a moment, as people write it: `GMT+3`. Rendered at the server only. */
export function offsetOf(epochMs: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' });
  return format.formatToParts(epochMs).find(({ type }) => type === 'timeZoneName')!.value;
}
