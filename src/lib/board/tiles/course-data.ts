/** The columns of an intraday chart, as uPlot takes them: times in epoch milliseconds. */
import type { CourseData } from '#lib/protocol/board-view.ts';
import type { Unit } from '#lib/protocol/figures.ts';

export interface CourseLine {
  /** A series, or `compared`: the first one on another day. */
  readonly id: string;
  readonly unit: Unit;
  /** How much happened of something, or how much of it there was: drawn filled. */
  readonly isArea: boolean;
}

export interface CoursePicture {
  readonly fromMs: number;
  readonly toMs: number;
  readonly lines: readonly CourseLine[];
  readonly data: readonly [times: readonly number[], ...values: readonly (readonly (number | null)[])[]];
}

type Slots = Readonly<Record<string, number | null>>;

const HOUR_MS = 3_600_000;
/** The least that is drawn of a day, so that its first contacts are no billboard. */
const LEAST_MS = 4 * HOUR_MS;

const firstUsed = (slots: Slots): number =>
  Math.min(
    ...Object.keys(slots)
      .filter((slot) => slots[slot])
      .map(Number)
  );

function span(data: CourseData, dayStartMs: number, dayEndMs: number, nowMs: number): { fromMs: number; toMs: number } {
  const firsts = Object.entries(data.series).map(
    ([id, slots]) => firstUsed(slots) * (id === 'waiting' ? data.waitingSlotMs : data.slotMs)
  );
  const began = Math.min(...firsts, nowMs - dayStartMs);
  const fromMs = dayStartMs + Math.max(0, Math.floor(began / HOUR_MS) * HOUR_MS);
  const toMs = dayStartMs + (Math.floor((nowMs - dayStartMs) / HOUR_MS) + 1) * HOUR_MS;
  return {
    fromMs: Math.max(dayStartMs, Math.min(fromMs, toMs - LEAST_MS)),
    toMs: Math.min(dayEndMs, Math.max(toMs, fromMs + LEAST_MS))
  };
}

/** @param nowMs what came after it is not drawn, but of the other day, with which it is compared */
export function courseData(data: CourseData, dayStartMs: number, dayEndMs: number, nowMs: number): CoursePicture {
  const { fromMs, toMs } = span(data, dayStartMs, dayEndMs, nowMs);
  const ids = Object.keys(data.series);
  const stepMs = ids.includes('waiting') ? Math.min(data.slotMs, data.waitingSlotMs) : data.slotMs;
  const times: number[] = [];
  for (let timeMs = fromMs; timeMs < toMs; timeMs += stepMs) times.push(timeMs);
  const at = (slots: Slots, slotMs: number, timeMs: number, missing: number | null): number | null =>
    slots[String(Math.floor((timeMs - dayStartMs) / slotMs))] ?? missing;
  const lines: CourseLine[] = [];
  const columns: (number | null)[][] = [];
  const { compared } = data;
  if (compared && ids[0] !== undefined) {
    lines.push({ id: 'compared', unit: data.units[ids[0]]!, isArea: false });
    columns.push(times.map((timeMs) => at(compared, data.slotMs, timeMs, null)));
  }
  /** What still runs has not had all its contacts: a count of it would fall off a cliff. */
  const isOpen = (timeMs: number, id: string): boolean =>
    data.units[id] === 'count' && id !== 'waiting' ? timeMs + data.slotMs > nowMs : timeMs > nowMs;
  for (const id of ids) {
    const [slots, isWaiting] = [data.series[id]!, id === 'waiting'];
    const slotMs = isWaiting ? data.waitingSlotMs : data.slotMs;
    lines.push({ id, unit: data.units[id]!, isArea: data.units[id] === 'count' });
    columns.push(times.map((timeMs) => (isOpen(timeMs, id) ? null : at(slots, slotMs, timeMs, isWaiting ? 0 : null))));
  }
  return { fromMs, toMs, lines, data: [times, ...columns] };
}
