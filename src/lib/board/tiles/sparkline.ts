/** The course of a figure as the path of an SVG: 100 wide, 30 high, the latest value at its end. */
export const SPARKLINE = { width: 100, height: 30 } as const;

/** So that a line at the top or the bottom keeps its width. */
const MARGIN = 2;

type Slots = Readonly<Record<string, number | null>>;

interface Point {
  readonly slot: number;
  readonly value: number;
}

function pointsOf(slots: Slots): Point[] {
  return Object.keys(slots)
    .map((key) => ({ slot: Number(key), value: slots[key]! }))
    .filter(({ value }) => value !== null)
    .sort((a, b) => a.slot - b.slot);
}

/** All but the latest slot. */
export function withoutLast(slots: Slots): Slots {
  const last = String(Math.max(...Object.keys(slots).map(Number)));
  const { [last]: _, ...rest } = slots;
  return rest;
}

const written = (place: number): string => String(Math.round(place * 10) / 10);

/** From the first slot in which something happened; empty where there are not two. A slot without a value is a gap. */
export function sparkline(slots: Slots): string {
  const known = pointsOf(slots);
  const begin = Math.max(0, known.findIndex(({ value }) => value !== 0) - 1);
  const points = known.slice(begin);
  const [first, last] = [points[0], points[points.length - 1]];
  if (!first || !last || first === last) return '';
  const values = points.map(({ value }) => value);
  const least = Math.min(...values);
  const span = Math.max(...values) - least || 1;
  const x = (slot: number): string =>
    written(MARGIN + ((slot - first.slot) / (last.slot - first.slot)) * (SPARKLINE.width - 2 * MARGIN));
  const y = (value: number): string =>
    written(SPARKLINE.height - MARGIN - ((value - least) / span) * (SPARKLINE.height - 2 * MARGIN));
  let before = -Infinity;
  const steps = points.map(({ slot, value }) => {
    const command = slot === before + 1 ? 'L' : 'M';
    before = slot;
    return `${command}${x(slot)} ${y(value)}`;
  });
  // A line of no length with round ends is a dot: the latest value.
  return `${steps.join('')}M${x(last.slot)} ${y(last.value)}h0`;
}
