/** A span as 0:42, 3:05 or 1:02:09, in the language's digits; what is below 0 shows as 0:00. */
export function durationFormat(locale: string): (ms: number) => string {
  const plain = new Intl.NumberFormat(locale, { useGrouping: false });
  const padded = new Intl.NumberFormat(locale, { useGrouping: false, minimumIntegerDigits: 2 });
  return (ms) => {
    const total = Math.max(0, Math.floor(ms / 1000));
    const hours = Math.floor(total / 3600);
    const minutes = Math.floor(total / 60) % 60;
    const seconds = padded.format(total % 60);
    if (hours === 0) return `${plain.format(minutes)}:${seconds}`;
    return `${plain.format(hours)}:${padded.format(minutes)}:${seconds}`;
  };
}
