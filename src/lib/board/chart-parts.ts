/** What all charts over a day are made of. Sizes are those of their letters, in pixels. */
import type uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { hourMarks, type Span } from './chart-data.ts';

/** uPlot's numbers for the sides of a chart. */
const RIGHT = 1;
const LEFT = 3;

/** A colour of the page, asked for at every drawing: the theme may change, and stale figures lose theirs. */
export const colour =
  (name: string) =>
  (chart: uPlot): string =>
    getComputedStyle(chart.root).getPropertyValue(name).trim();

/** Time runs from left to right in every language, but the scale that is read first stands where a line begins. */
export function sideOf(scale: 'first' | 'second'): typeof LEFT | typeof RIGHT {
  const isRightToLeft = document.documentElement.dir === 'rtl';
  return (scale === 'first') === isRightToLeft ? RIGHT : LEFT;
}

export const axisLook = (size: number) =>
  ({
    stroke: colour('--ink-2'),
    font: `${size}px "Inter Variable", sans-serif`,
    ticks: { show: false },
    gap: size * 0.4,
    grid: { show: false }
  }) satisfies uPlot.Axis;

export interface Hours {
  readonly span: Span;
  readonly dayStartMs: number;
}

export const hourAxis = (hours: () => Hours, write: (epochMs: number) => string, size: number): uPlot.Axis => ({
  ...axisLook(size),
  size: size * 2,
  gap: size * 0.6,
  splits: (chart) => hourMarks(hours().span, hours().dayStartMs, chart.width / (size * 5)),
  values: (_, splits) => splits.map(write)
});

/** What no chart of ours has, or all have. */
export const chartLook = (size: number) =>
  ({
    padding: [size * 0.6, 0, 0, 0],
    legend: { show: false },
    cursor: { show: false }
  }) satisfies Partial<uPlot.Options>;

/** A dashed line over all of the plot. */
export function drawTarget(chart: uPlot, target: number, scale: string, size: number): void {
  const { ctx, bbox } = chart;
  const y = chart.valToPos(target, scale, true);
  ctx.save();
  ctx.strokeStyle = colour('--ink-2')(chart);
  ctx.lineWidth = (size / 10) * devicePixelRatio;
  ctx.setLineDash([size / 2, size / 2].map((each) => each * devicePixelRatio));
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}
