import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import uPlot from 'uplot';
import type { ChartData, Span } from './chart-data.ts';
import { roundMaximum } from './chart-data.ts';
import { axisLook, chartLook, colour, drawTarget, hourAxis, sideOf } from './chart-parts.ts';
import { pickMoment } from './pick-moment.ts';
import type { BoardLook } from './status.ts';

export interface DayChartInput {
  readonly data: ChartData;
  readonly span: Span;
  readonly dayStartMs: number;
  readonly target: number;
  /** Takes the colours from the chart as from everything else: another look is another drawing. */
  readonly look: BoardLook;
  /** The past moment that the board shows: what comes after it is veiled. */
  readonly markMs: number | null;
  /** Told of the moment that somebody points at; null where nobody does. */
  readonly pick: ((epochMs: number) => void) | null;
}

export interface DayChartTexts {
  readonly hour: (epochMs: number) => string;
  readonly ratio: (value: number) => string;
  readonly count: (value: number) => string;
}

/** How far the plot is from where a line of text begins and ends, in its type size. */
export const PLOT_INSET = { start: 3.4, end: 2.4 } as const;

/** The waiting bars take the lowest part of the height, so that the line of the service level has the rest to itself. */
const BARS_PART = 0.4;

/** How much of what comes after the board's moment is covered. */
const VEIL = 0.72;

const rem = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize);

function axes(input: () => DayChartInput, texts: DayChartTexts, size: number): uPlot.Axis[] {
  const common = axisLook(size);
  const maximum = (chart: uPlot): number => (chart.scales.waiting?.max ?? 0) * BARS_PART;
  return [
    hourAxis(input, texts.hour, size),
    {
      ...common,
      scale: 'level',
      side: sideOf('first'),
      size: size * PLOT_INSET.start,
      grid: { stroke: colour('--line'), width: 1 },
      splits: () => [0, 0.5, 1],
      values: (_, splits) => splits.map(texts.ratio)
    },
    {
      ...common,
      scale: 'waiting',
      side: sideOf('second'),
      size: size * PLOT_INSET.end,
      splits: (chart) => [0, maximum(chart)],
      values: (_, splits) => splits.map(texts.count)
    }
  ];
}

function options(
  input: () => DayChartInput,
  texts: DayChartTexts,
  size: number
): Omit<uPlot.Options, 'width' | 'height'> {
  const { stepped } = uPlot.paths;
  return {
    ...chartLook(size),
    scales: {
      x: { time: false, range: () => [input().span.fromMs, input().span.toMs] },
      waiting: { range: (_, __, max) => [0, roundMaximum(max) / BARS_PART] },
      level: { range: [0, 1] }
    },
    axes: axes(input, texts, size),
    series: [
      {},
      {
        scale: 'waiting',
        paths: stepped!({ align: 1 }),
        fill: colour('--chart-bar'),
        width: 0,
        points: { show: false }
      },
      {
        scale: 'level',
        paths: stepped!({ align: 1 }),
        stroke: colour('--chart-line'),
        width: size / 6,
        points: { show: false }
      }
    ],
    hooks: {
      drawSeries: [(chart, index) => index === 1 && drawTarget(chart, input().target, 'level', size)],
      draw: [(chart) => drawMark(chart, input().markMs, size)]
    }
  };
}

function drawMark(chart: uPlot, markMs: number | null, size: number): void {
  if (markMs === null) return;
  const { ctx, bbox } = chart;
  const end = bbox.left + bbox.width;
  const x = Math.max(bbox.left, Math.min(end, chart.valToPos(markMs, 'x', true)));
  const width = (size / 8) * devicePixelRatio;
  ctx.save();
  ctx.fillStyle = colour('--ground')(chart);
  ctx.globalAlpha = VEIL;
  // A line at the very top is drawn half above the plot.
  const above = (size / 6) * devicePixelRatio;
  ctx.fillRect(x, bbox.top - above, end - x, bbox.height + above);
  ctx.fillStyle = colour('--past')(chart);
  ctx.globalAlpha = 1;
  ctx.fillRect(x - width / 2, 0, width, bbox.top + bbox.height);
  ctx.restore();
}

/**
 * Draws the day into an element, at its size; `input` may read state.
 *
 * @param fontRem the size of its texts
 */
export function dayChart(input: () => DayChartInput, texts: DayChartTexts, fontRem: number): Attachment<HTMLElement> {
  return (element) => {
    let drawnAtRem = 0;
    let chart: uPlot | null = null;

    const create = (): void => {
      chart?.destroy();
      drawnAtRem = rem();
      const { clientWidth: width, clientHeight: height } = element;
      const { data, pick } = input();
      chart = new uPlot({ ...options(input, texts, fontRem * drawnAtRem), width, height }, data, element);
      if (pick) pickMoment(chart, pick);
    };
    // Texts and lines are measured in rem, which on a wall is the display's own.
    const resize = (): void => {
      if (rem() !== drawnAtRem) create();
      else chart?.setSize({ width: element.clientWidth, height: element.clientHeight });
    };

    // Without untrack every change of the data would build a new chart.
    untrack(create);
    $effect(() => chart?.setData(input().data));
    const observer = new ResizeObserver(() => untrack(resize));
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart?.destroy();
    };
  };
}
