// The ticks of a server while the archive's thread beside it starts, saves the floor's state, and goes back to past moments.
// Arguments: address of NATS, time zone of the site, a past moment (epoch milliseconds). Prints JSON.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Moment } from '#lib/protocol/questions.ts';
import { answer } from '../../server/answers/answer.ts';
import { Archive } from '../../server/archive/archive.ts';
import { Views } from '../../server/live/views.ts';
import { connectNats } from '../../server/stream/connect-nats.ts';
import { FloorKeeper } from '../../server/stream/floor-keeper.ts';
import { StateStore } from '../../server/stream/state-store.ts';
import { streamSpan } from '../../server/stream/stream-span.ts';
import { siteView } from '../../server/views/site-view.ts';
import { quantile } from './quantiles.ts';

const [url, timeZone, pastMs] = process.argv.slice(2) as [string, string, string];
const config = { sites: { izmir: { timeZone } } };
const say = (text: string): void => void process.stderr.write(`bench: ${text}\n`);
const now = (): number => Date.now();
const SAMPLE_MS = 10;
const IDLE_MS = 15_000;
/** The stream was filled in seconds: this is some minutes of a day. */
const SLIDE_MS = 100;
const SLIDES = 10;

function workedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** What the other threads of the process have worked. */
function besideWorkedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 - workedMs();
}

/** Of the time since the last look, milliseconds. */
class Ticks {
  /** How late a timer was each time. */
  #late: number[] = [];
  /** How long this thread itself had worked meanwhile: what else runs on the machine makes timers late, too. */
  #held: number[] = [];
  /** How far apart the frames of a board were. */
  #gaps: number[] = [];
  #sampledAt = performance.now();
  #workedMs = workedMs();
  #frameAt = performance.now();

  constructor() {
    setInterval(() => {
      const at = performance.now();
      this.#late.push(Math.max(0, at - this.#sampledAt - SAMPLE_MS));
      this.#sampledAt = at;
      const worked = workedMs();
      this.#held.push(worked - this.#workedMs);
      this.#workedMs = worked;
    }, SAMPLE_MS).unref();
  }

  frame(): void {
    const at = performance.now();
    this.#gaps.push(at - this.#frameAt);
    this.#frameAt = at;
  }

  async during(work: () => Promise<unknown>) {
    this.#late = [];
    this.#held = [];
    this.#gaps = [];
    const startedAt = performance.now();
    const besideMs = besideWorkedMs();
    await work();
    const seconds = (performance.now() - startedAt) / 1000;
    const sum = (values: number[]) => ({ p99Ms: quantile(values, 0.99), maxMs: Math.max(...values) });
    const besideSeconds = (besideWorkedMs() - besideMs) / 1000;
    const rssMB = process.memoryUsage.rss() / 1e6;
    return {
      seconds,
      besideSeconds,
      rssMB,
      late: sum(this.#late),
      held: sum(this.#held),
      betweenFrames: sum(this.#gaps)
    };
  }
}

const nc = await connectNats({ url, name: 'bench: the server' });
const keeper = new FloorKeeper({
  nc,
  config,
  keepDays: 35,
  now,
  say,
  onChange: () => views.changed(),
  onStream: () => {}
});
const views = new Views({
  now,
  advance: (nowMs) => keeper.fold.advance(nowMs),
  read: (_address, nowMs) => ({ ...siteView(keeper.fold.floor, 'izmir', nowMs, 0)! })
});
const archive = new Archive({
  nats: { url },
  config,
  keepDays: 35,
  say,
  momentOf: ({ moment }) => moment,
  sequence: () => keeper.fold.sequence,
  answerHere: (question) => answer(keeper.fold, question, now(), now())
});
const goBack = (atMs: number, known: Moment['known']) =>
  archive.askText({ name: 'view', site: 'izmir', moment: { atMs, known } });

async function stateSaved(): Promise<void> {
  const store = new StateStore(nc, { keepDays: 35, say });
  while ((await store.list((await streamSpan(nc))!)).length === 0) await sleep(500);
}

await keeper.start();
await keeper.caughtUp(new AbortController().signal);
const ticks = new Ticks();
views.open('site/izmir?for=desk')!.watchers.add({ frame: () => ticks.frame(), gone: () => {} });
const span = (await streamSpan(nc))!;
await sleep(5000);
const alone = await ticks.during(() => sleep(IDLE_MS));
archive.start();
const starting = await ticks.during(() => goBack(span.firstStoredAtMs! + 1, 'then'));
const idle = await ticks.during(() => sleep(IDLE_MS));
say('archive: waiting for a state to be saved …');
const saving = await ticks.during(stateSaved);
const rewindThen = await ticks.during(() => goBack(Number(pastMs), 'then'));
const slideThen = await ticks.during(async () => {
  for (let step = 1; step <= SLIDES; step++) await goBack(Number(pastMs) + step * SLIDE_MS, 'then');
});
const rewindNow = await ticks.during(() => goBack(Number(pastMs), 'now'));
const idleAgain = await ticks.during(() => sleep(IDLE_MS));
const stopping = await ticks.during(() => archive.stop());
process.stdout.write(
  JSON.stringify({ alone, starting, idle, saving, rewindThen, slideThen, rewindNow, idleAgain, stopping })
);
process.exit(0);
