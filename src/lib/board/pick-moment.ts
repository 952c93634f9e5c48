import type uPlot from 'uplot';

/** Lets people point at a moment in a chart: with a click, or with the mouse drawn along it. */
export function pickMoment(chart: uPlot, pick: (epochMs: number) => void): void {
  const { over } = chart;
  const take = ({ offsetX }: MouseEvent): void => pick(chart.posToVal(offsetX, 'x'));
  over.style.cursor = 'crosshair';
  over.addEventListener('click', take);
  over.addEventListener('mousemove', (event) => event.buttons === 1 && take(event));
}
