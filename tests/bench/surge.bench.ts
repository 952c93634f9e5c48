/**
 * Unexpected changes: how long the watch goes without a false alarm, and how soon it sees a surge, on simulated arrivals;
 * beside a fixed threshold on a minute's count, and one on those of 15 minutes, that are wrong as seldom. The thresholds
 * have the whole stated interval for themselves, the watch divides it among its four sides. And what it would have said on
 * recorded days.
 */
import { Random } from '../../server/demo/random.ts';
import { countsLaw } from '../../server/forecast/counts-law.ts';
import { DEFAULT_WATCH, UNWATCHED, WorkloadWatch, type WorkloadStep } from '../../server/forecast/workload-watch.ts';
import { median } from './quantiles.ts';
import { recordedDays } from './recorded-days.ts';
import { sentence, watchDays, type Alarm } from './watched-days.ts';

const PER_MINUTE = [2, 10, 50];
const DISPERSIONS = [1, 2];
const FACTORS = [1.5, 2];
const QUIET_DAYS = 900;
const SURGES = 400;
/** What the score has come to when a surge begins. */
const BEFORE_MINUTES = 60;
const GIVE_UP_MINUTES = 100_000;
const MINUTES_A_DAY = 1440;
const HANDLE_VARIATION = 0.8;
const WINDOW = 15;

interface Detection {
  readonly meanMinutes: number;
  readonly medianMinutes: number;
}

interface SurgeRow {
  readonly perMinute: number;
  readonly varianceToMean: number;
  /** Days between two false alarms; null: there was none in all the days simulated. */
  readonly falseAlarmDays: Readonly<Record<'watch' | 'minuteThreshold' | 'windowThreshold', number | null>>;
  /** The thresholds that were found. */
  readonly thresholds: { readonly minute: number; readonly window: number };
  /** By how many times what is expected comes. */
  readonly detection: Readonly<
    Record<string, Readonly<Record<'watch' | 'minuteThreshold' | 'windowThreshold', Detection>>>
  >;
}

/** Counts of minutes as they may come. */
function counts(random: Random, mean: number, dispersion: number): () => number {
  const law = countsLaw(mean, dispersion);
  const upTo: number[] = [];
  let sum = 0;
  for (const p of law) upTo.push((sum += p));
  return () => {
    const dice = random.next();
    const count = upTo.findIndex((each) => each >= dice);
    return count === -1 ? law.length : count;
  };
}

interface Floor {
  readonly random: Random;
  readonly perMinute: number;
  readonly dispersion: number;
}

function stepOf({ random, perMinute, dispersion }: Floor, arrivals: number): WorkloadStep {
  let excessWork = 0;
  for (let contact = 0; contact < arrivals; contact++) excessWork += random.lognormal(1, HANDLE_VARIATION) - 1;
  const expected = { mean: perMinute, dispersion, uncertainty: 0 };
  return { arrivals, excessWork, expected, handleTimes: { variation: HANDLE_VARIATION, uncertainty: 0 } };
}

/** How often each threshold is newly reached, by threshold. */
class Crossings {
  readonly #ups: number[] = [];
  #last = 0;

  add(value: number): void {
    for (let level = this.#last + 1; level <= value; level++) this.#ups[level] = (this.#ups[level] ?? 0) + 1;
    this.#last = value;
  }

  /** The lowest threshold that is newly reached so often at most, and how often that is. */
  threshold(most: number): [threshold: number, crossings: number] {
    const lastTooLow = this.#ups.findLastIndex((ups) => ups > most);
    return [lastTooLow + 1, this.#ups[lastTooLow + 1] ?? 0];
  }
}

class Window {
  readonly #counts: number[] = [];
  #sum = 0;

  add(count: number): number {
    this.#sum += count;
    if (this.#counts.push(count) > WINDOW) this.#sum -= this.#counts.shift()!;
    return this.#sum;
  }
}

interface Quiet {
  readonly falseAlarms: number;
  readonly minutes: Crossings;
  readonly windows: Crossings;
}

/** What there is to see where nothing changes. */
function quietDays(floor: Floor, watch: WorkloadWatch): Quiet {
  const draw = counts(floor.random, floor.perMinute, floor.dispersion);
  const [minutes, windows, window] = [new Crossings(), new Crossings(), new Window()];
  let falseAlarms = 0;
  let states = UNWATCHED;
  for (let minute = 0; minute < QUIET_DAYS * MINUTES_A_DAY; minute++) {
    const arrivals = draw();
    minutes.add(arrivals);
    windows.add(window.add(arrivals));
    states = watch.after(states, stepOf(floor, arrivals));
    if (!states.some(({ isAlarm }) => isAlarm)) continue;
    falseAlarms++;
    states = UNWATCHED;
  }
  return { falseAlarms, minutes, windows };
}

type Detector = (arrivals: number) => boolean;

const watcher = (floor: Floor, watch: WorkloadWatch): Detector => {
  let states = UNWATCHED;
  return (arrivals) => {
    states = watch.after(states, stepOf(floor, arrivals));
    return states.some(({ isAlarm }) => isAlarm);
  };
};

const windowed = (threshold: number): Detector => {
  const window = new Window();
  return (arrivals) => window.add(arrivals) >= threshold;
};

/** Minutes from the change to the alarm. */
function detect(floor: Floor, factor: number, newDetector: () => Detector): Detection {
  const before = counts(floor.random, floor.perMinute, floor.dispersion);
  const after = counts(floor.random, floor.perMinute * factor, floor.dispersion);
  const minutes: number[] = [];
  while (minutes.length < SURGES) {
    const detector = newDetector();
    let isEarly = false;
    for (let minute = 0; minute < BEFORE_MINUTES; minute++) isEarly = detector(before());
    if (isEarly) continue;
    let taken = 1;
    while (taken < GIVE_UP_MINUTES && !detector(after())) taken++;
    minutes.push(taken);
  }
  const meanMinutes = minutes.reduce((sum, each) => sum + each, 0) / minutes.length;
  return { meanMinutes, medianMinutes: median(minutes) };
}

function measure(perMinute: number, dispersion: number): SurgeRow {
  const floor = { random: new Random(`${perMinute} ${dispersion}`), perMinute, dispersion };
  const watch = new WorkloadWatch();
  const quiet = quietDays(floor, watch);
  const most = (QUIET_DAYS * 24 * 3_600_000) / DEFAULT_WATCH.falseAlarmMs;
  const [minute, ofMinute] = quiet.minutes.threshold(most);
  const [window, ofWindow] = quiet.windows.threshold(most);
  const days = (alarms: number): number | null => (alarms === 0 ? null : QUIET_DAYS / alarms);
  const detection = FACTORS.map((factor) => [
    `×${factor}`,
    {
      watch: detect(floor, factor, () => watcher(floor, watch)),
      minuteThreshold: detect(floor, factor, () => (arrivals) => arrivals >= minute),
      windowThreshold: detect(floor, factor, () => windowed(window))
    }
  ]);
  return {
    perMinute,
    varianceToMean: dispersion,
    falseAlarmDays: {
      watch: days(quiet.falseAlarms),
      minuteThreshold: days(ofMinute),
      windowThreshold: days(ofWindow)
    },
    thresholds: { minute, window },
    detection: Object.fromEntries(detection) as SurgeRow['detection']
  };
}

const row = (cells: readonly (string | number)[]): string => cells.map((cell) => String(cell).padStart(11)).join('');
const shown = (value: number | null): string => (value === null ? '–' : value.toFixed(1));

/** As a table for people. */
function tableOf(rows: readonly SurgeRow[]): string {
  const kinds = ['watch', 'minuteThreshold', 'windowThreshold'] as const;
  const head = row(['a minute', 'var÷mean', 'by', 'days/false', ...FACTORS.map((factor) => `min to ×${factor}`)]);
  const lines = rows.flatMap(({ perMinute, varianceToMean, falseAlarmDays, detection }) =>
    kinds.map((kind) =>
      row([
        perMinute,
        varianceToMean,
        { watch: 'watch', minuteThreshold: '1 min', windowThreshold: '15 min' }[kind],
        shown(falseAlarmDays[kind]),
        ...FACTORS.map((factor) => shown(detection[`×${factor}`]![kind].meanMinutes))
      ])
    )
  );
  return [head, ...lines].join('\n');
}

export interface SurgeFigures {
  readonly simulated: readonly SurgeRow[];
  /** Of the recorded days; null where none were given. */
  readonly recorded: { readonly days: number; readonly alarms: readonly Alarm[] } | null;
}

function onRecordedDays(say: (text: string) => void): SurgeFigures['recorded'] {
  const recorded = recordedDays((text) => say(`surge: ${text}`));
  if (!recorded) return null;
  say(`surge: ${recorded.days.length} recorded days …`);
  const alarms = watchDays(recorded.days);
  say(`surge: ${alarms.length} alarms\n${alarms.map(sentence).join('\n')}`);
  return { days: recorded.days.length, alarms };
}

export function benchSurge(say: (text: string) => void): Promise<SurgeFigures> {
  const simulated = PER_MINUTE.flatMap((perMinute) =>
    DISPERSIONS.map((dispersion) => {
      say(`surge: ${perMinute} a minute, variance ${dispersion} times the mean …`);
      return measure(perMinute, dispersion);
    })
  );
  say(`surge: mean minutes to the alarm, and days between false ones\n${tableOf(simulated)}`);
  return Promise.resolve({ simulated, recorded: onRecordedDays(say) });
}
