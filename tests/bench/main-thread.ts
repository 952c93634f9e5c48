/** How much the main thread of a page works, from the browser's own trace. */
import type { Browser, Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Of the processor alone: what it waited for while others had it is not work. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What the steps of a frame are called in a trace. */
const STEPS = {
  script: ['FunctionCall', 'EvaluateScript', 'TimerFire', 'RunMicrotasks', 'FireAnimationFrame'],
  style: ['UpdateLayoutTree'],
  layout: ['Layout'],
  prePaint: ['PrePaint'],
  paint: ['Paint'],
  layers: ['Layerize', 'Commit'],
  garbage: ['MajorGC', 'MinorGC', 'BlinkGC.AtomicPhase']
} as const;
export type Step = keyof typeof STEPS | 'other';

/** Milliseconds. */
export interface Work {
  readonly total: number;
  readonly steps: Readonly<Record<Step, number>>;
}

const MARK = 'floorcast:delta';

/** Marks in the trace when each delta comes in. To be called before the page opens. */
export async function markDeltas(page: Page): Promise<void> {
  await page.addInitScript((mark) => {
    const real = WebSocket;
    class Marking extends real {
      constructor(url: string) {
        super(url);
        this.addEventListener('message', ({ data }: MessageEvent<string>) => {
          if (data.startsWith('{"type":"delta"')) performance.mark(mark);
        });
      }
    }
    Object.assign(globalThis, { WebSocket: Marking });
  }, MARK);
}

/** Records a trace while `run` runs. */
export async function traced(browser: Browser, run: () => Promise<void>): Promise<readonly TraceEvent[]> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const includedCategories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'];
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  await run();
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return events;
}

function mainThread(events: readonly TraceEvent[]): {
  readonly tasks: TraceEvent[];
  readonly own: TraceEvent[];
  readonly marks: number[];
} {
  const marked = events.find(({ name }) => name === MARK);
  if (!marked) throw new Error('no delta in the trace');
  const own = events.filter(({ pid, tid }) => pid === marked.pid && tid === marked.tid);
  const tasks = own.filter(({ name, ph }) => ph === 'X' && name === 'RunTask');
  const marks = own.filter(({ name }) => name === MARK).map(({ ts }) => ts);
  return { tasks: outermost(tasks), own, marks: marks.sort((a, b) => a - b) };
}

/** Of spans that lie in each other, the outer ones. */
function outermost(spans: readonly TraceEvent[]): TraceEvent[] {
  let endsAt = -Infinity;
  return [...spans]
    .sort((a, b) => a.ts - b.ts || b.dur! - a.dur!)
    .filter(({ ts, dur }) => {
      if (ts < endsAt) return false;
      endsAt = ts + dur!;
      return true;
    });
}

/**
 * All that the main thread did from the task in which each delta came in to that of the next one: timers and heartbeats
 * too.
 */
export function workPerDelta(events: readonly TraceEvent[]): Work[] {
  const { tasks, own, marks } = mainThread(events);
  const begins = marks.map((mark) => tasks.find(({ ts, dur }) => ts <= mark && mark <= ts + dur!)?.ts ?? mark);
  const bySteps = (Object.keys(STEPS) as (keyof typeof STEPS)[]).map(
    (step) =>
      [
        step,
        outermost(
          own.filter(
            ({ name, ph, dur }) => ph === 'X' && dur !== undefined && (STEPS[step] as readonly string[]).includes(name)
          )
        )
      ] as const
  );
  const during = (spans: readonly TraceEvent[], fromUs: number, toUs: number): number =>
    spans.filter(({ ts }) => ts >= fromUs && ts < toUs).reduce((sum, { dur, tdur }) => sum + (tdur ?? dur!), 0) / 1000;
  return begins.slice(0, -1).map((from, index) => {
    const to = begins[index + 1]!;
    const total = during(tasks, from, to);
    const steps = Object.fromEntries(bySteps.map(([step, spans]) => [step, during(spans, from, to)])) as Record<
      Step,
      number
    >;
    // Garbage is collected within scripts and tasks.
    const known = steps.script + steps.style + steps.layout + steps.prePaint + steps.paint + steps.layers;
    return { total, steps: { ...steps, other: Math.max(0, total - known) } };
  });
}
