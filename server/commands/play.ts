// npm run play -- EVENTS.ndjson|- [--speed N] [--until-now] [--print]: recorded events as if they happened now.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { MAX_EVENT_BYTES } from '../contract/read-event.ts';
import { readArguments, runCommand, UsageError } from './command-line.ts';
import { moveEvent, shift, type Envelope, type Move } from './move-events.ts';
import { openPrinter, openStream, type Sink } from './event-sink.ts';
import { Recording, type RecordedLine } from './recording.ts';
import { stopSignal } from './stop-signal.ts';

const USAGE = 'npm run play -- EVENTS.ndjson|- [--speed N] [--until-now] [--print]';
const LONGEST_SLEEP_MS = 2 ** 31 - 1;
const INTERRUPTED = 130;
/** How long what is under way may still take when asked to stop: a NATS that is away would take for ever. */
const PATIENCE_MS = 3000;

const say = (text: string): void => void process.stderr.write(`play: ${text}\n`);

function speedOf(text: string | undefined): number {
  const speed = text === undefined ? 1 : Number(text);
  if (!(speed > 0 && speed < Infinity)) throw new UsageError(`--speed must be a number above 0, not "${text}"`);
  return speed;
}

function readCommandLine(): { path: string; speed: number; untilNow: boolean; print: boolean } {
  const { values, positionals } = readArguments(
    {
      allowPositionals: true,
      options: { speed: { type: 'string' }, 'until-now': { type: 'boolean' }, print: { type: 'boolean' } }
    },
    USAGE
  );
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError(`one file of events is needed. Usage: ${USAGE}`);
  return { path, speed: speedOf(values.speed), untilNow: values['until-now'] ?? false, print: values.print ?? false };
}

/** One playing of a recording. */
class Playing {
  readonly #recording: Recording;
  readonly #naming: Pick<Move, 'run' | 'speed'>;
  readonly #sink: Sink;
  readonly #stop: AbortSignal;
  played = 0;
  skipped = 0;

  constructor(recording: Recording, speed: number, sink: Sink, stop: AbortSignal) {
    this.#recording = recording;
    this.#naming = { run: randomUUID().slice(0, 8), speed };
    this.#sink = sink;
    this.#stop = stop;
  }

  /** Moved so that the last event is now; in the order of the file, as fast as they are taken. */
  async untilNow(): Promise<void> {
    let lastMs = -Infinity;
    for await (const lines of this.#recording.lines(this.#skip)) {
      for (const { timeMs } of lines) lastMs = Math.max(lastMs, timeMs);
      if (this.#stop.aborted) return;
    }
    const move = { ...this.#naming, momentOf: shift(lastMs, Date.now(), this.#naming.speed) };
    for await (const lines of this.#recording.lines(() => {})) {
      for (const line of lines) {
        if (this.#stop.aborted) return;
        await this.#play(line, move);
      }
    }
  }

  /** In order of time, each at its moment, the first one now. */
  async fromNow(): Promise<void> {
    const pieces = await Array.fromAsync(this.#recording.lines(this.#skip));
    const lines = pieces.flat().sort((a, b) => a.timeMs - b.timeMs);
    const move = { ...this.#naming, momentOf: shift(lines[0]?.timeMs ?? 0, Date.now(), this.#naming.speed) };
    for (const line of lines) {
      await this.#untilMoment(move.momentOf(line.timeMs));
      if (this.#stop.aborted) return;
      await this.#play(line, move);
    }
  }

  readonly #skip = (lineNumber: number, problem: string): void => {
    this.skipped++;
    say(`line ${lineNumber} skipped: ${problem}`);
  };

  async #play(line: RecordedLine, move: Move): Promise<void> {
    const event = moved(line, move);
    if (typeof event === 'string') return this.#skip(line.number, event);
    await this.#sink.send(event);
    this.played++;
  }

  async #untilMoment(momentMs: number): Promise<void> {
    for (let leftMs = momentMs - Date.now(); leftMs > 0 && !this.#stop.aborted; leftMs = momentMs - Date.now()) {
      await this.#sink.flush();
      const sleepMs = Math.min(leftMs, LONGEST_SLEEP_MS);
      await sleep(sleepMs, undefined, { signal: this.#stop }).catch(() => {});
    }
  }
}

/** The moved event, or what is wrong with it: names grow, and what nests too deep is readable but not writable. */
function moved({ bytes }: RecordedLine, move: Move): Envelope | string {
  try {
    const event = moveEvent(JSON.parse(Buffer.from(bytes).toString()) as Envelope, move);
    const mayBeTooLarge = bytes.length > MAX_EVENT_BYTES / 8;
    if (mayBeTooLarge && Buffer.byteLength(JSON.stringify(event)) > MAX_EVENT_BYTES) return 'too-large once moved';
    return event;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

await runCommand('play', async () => {
  const { path, speed, untilNow, print } = readCommandLine();
  const recording = await Recording.open(path);
  const stop = stopSignal();
  stop.addEventListener('abort', () => setTimeout(() => process.exit(INTERRUPTED), PATIENCE_MS).unref());
  const sink = print ? openPrinter(process.stdout) : await openStream(process.env, say);
  const playing = new Playing(recording, speed, sink, stop);
  await (untilNow ? playing.untilNow() : playing.fromNow());
  await sink.close();
  say(`${playing.played} events played, ${playing.skipped} lines skipped`);
  return stop.aborted ? INTERRUPTED : 0;
});
