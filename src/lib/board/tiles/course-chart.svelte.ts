import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import uPlot from 'uplot';
import type { Unit } from '#lib/protocol/figures.ts';
import { textEms } from './ems.ts';
import { roundMaximum } from '../chart-data.ts';
import { axisLook, chartLook, colour, drawTarget, hourAxis, sideOf } from '../chart-parts.ts';
import type { BoardLook } from '../status.ts';
import type { CourseLine, CoursePicture } from './course-data.ts';

export interface CourseInput {
  readonly picture: CoursePicture;
  readonly dayStartMs: number;
  /** Of the service level; null: none is drawn. */
  readonly target: number | null;
  /** Takes the colours from the chart as from everything else: another look is another drawing. */
  readonly look: BoardLook;
}

export interface CourseTexts {
  readonly hour: (epochMs: number) => string;
  readonly value: (value: number, unit: Unit) => string;
}

/** The colours of the lines, in their order; the first is the one that counts. */
export const LINE_COLOURS = ['--chart-line', '--chart-2', '--chart-3', '--chart-4'] as const;

/** Which colour each line has: the day that is compared with has none of its own. */
export function lineColours(lines: readonly CourseLine[]): readonly string[] {
  let next = 0;
  return lines.map(({ id }) => (id === 'compared' ? '--ink-3' : LINE_COLOURS[next++ % LINE_COLOURS.length]!));
}

function range(unit: Unit): uPlot.Scale.Range {
  if (unit === 'ratio') return (_, __, max) => [0, max > 0.3 ? 1 : Math.max(0.05, Math.ceil(max * 20) / 20)];
  if (unit === 'duration') return (_, __, max) => [0, Math.max(1, Math.ceil((max ?? 0) / 60_000)) * 60_000];
  return (_, __, max) => [0, roundMaximum(max ?? 0)];
}

function axis(unit: Unit, index: number, texts: CourseTexts, size: number): uPlot.Axis {
  return {
    ...axisLook(size),
    scale: unit,
    side: sideOf(index === 0 ? 'first' : 'second'),
    size: (_, values) => size * (Math.max(1.2, ...(values ?? []).map(textEms)) + 0.8),
    ...(index === 0 && { grid: { stroke: colour('--line'), width: 1 } }),
    splits: (chart) => {
      const max = chart.scales[unit]?.max ?? 1;
      return chart.height > size * 9 ? [0, max / 2, max] : [0, max];
    },
    values: (_, splits) => splits.map((value) => texts.value(value, unit))
  };
}

function seriesOf(line: CourseLine, colourName: string, size: number): uPlot.Series {
  const isCompared = line.id === 'compared';
  return {
    scale: line.unit,
    paths: uPlot.paths.stepped!({ align: 1 }),
    stroke: colour(colourName),
    width: size / (isCompared ? 9 : 6),
    ...(isCompared && { dash: [size / 4, size / 3] }),
    ...(line.isArea && !isCompared && { fill: (chart: uPlot) => `${colour(colourName)(chart)}33` }),
    points: { show: false },
    spanGaps: false
  };
}

function options(input: () => CourseInput, texts: CourseTexts, size: number): Omit<uPlot.Options, 'width' | 'height'> {
  const { lines } = input().picture;
  const units = [...new Set(lines.map(({ unit }) => unit))].slice(0, 2);
  const colours = lineColours(lines);
  return {
    ...chartLook(size),
    scales: {
      x: { time: false, range: () => [input().picture.fromMs, input().picture.toMs] },
      ...Object.fromEntries(units.map((unit) => [unit, { range: range(unit) }]))
    },
    axes: [
      hourAxis(() => ({ span: input().picture, dayStartMs: input().dayStartMs }), texts.hour, size),
      ...units.map((unit, index) => axis(unit, index, texts, size))
    ],
    series: [{}, ...lines.map((line, index) => seriesOf(line, colours[index]!, size))],
    hooks: { draw: [(chart) => drawLevel(chart, input().target, size)] }
  };
}

function drawLevel(chart: uPlot, target: number | null, size: number): void {
  if (target !== null && chart.scales['ratio']) drawTarget(chart, target, 'ratio', size);
}

/** What a chart must be built anew for; all else is only drawn anew. */
const builtOf = ({ picture: { lines } }: CourseInput, size: number): string =>
  `${size} ${document.documentElement.dir} ${lines.map(({ id, unit }) => `${id}:${unit}`).join()}`;

/** Draws a course into an element, at its size and that of its letters; `input` may read state. */
export function courseChart(input: () => CourseInput, texts: CourseTexts): Attachment<HTMLElement> {
  return (element) => {
    let chart: uPlot | null = null;
    let built = '';
    const sizeOf = (): number => parseFloat(getComputedStyle(element).fontSize);

    const draw = (now: CourseInput): void => {
      const size = sizeOf();
      const wanted = builtOf(now, size);
      if (chart && wanted === built) return chart.setData(now.picture.data as unknown as uPlot.AlignedData);
      chart?.destroy();
      built = wanted;
      const { clientWidth: width, clientHeight: height } = element;
      const data = now.picture.data as unknown as uPlot.AlignedData;
      chart = new uPlot({ ...options(input, texts, size), width, height }, data, element);
    };
    const resize = (): void => {
      chart?.setSize({ width: element.clientWidth, height: element.clientHeight });
      draw(input());
    };

    $effect(() => {
      const now = input();
      untrack(() => draw(now));
    });
    const observer = new ResizeObserver(() => untrack(resize));
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart?.destroy();
    };
  };
}
