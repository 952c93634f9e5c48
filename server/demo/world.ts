/** What a simulation runs on: a clock, an agenda, dice, and a voice that speaks contract events. */
import { formatDateTime } from '../contract/date-time.ts';
import type { EventData, EventType } from '../contract/event-types.ts';
import { Agenda } from './agenda.ts';
import { DEMO_SITE } from './demo-config.ts';
import { Random } from './random.ts';

export const DEMO_SOURCE = '/demo/floor';
export const DEMO_NAME = 'demo';

/** A contract event as it is published. */
export interface DemoEvent<T extends EventType = EventType> {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: T;
  readonly time: string;
  readonly site: string;
  readonly data: EventData[T];
}

export function demoEvent<T extends EventType>(id: string, type: T, timeMs: number, data: EventData[T]): DemoEvent<T> {
  return { specversion: '1.0', id, source: DEMO_SOURCE, type, time: formatDateTime(timeMs), site: DEMO_SITE, data };
}

export class World {
  readonly random: Random;
  readonly #agenda = new Agenda();
  readonly #run: string;
  #nowMs: number;
  #names = 0;
  #said: DemoEvent[] = [];

  /** @param run goes into every id: no two runs share one */
  constructor(run: string, seed: number, fromMs: number) {
    this.#run = run;
    this.#nowMs = fromMs;
    this.random = new Random(`${seed} ${fromMs}`);
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  newName(prefix: string): string {
    return `${this.#run}-${prefix}${++this.#names}`;
  }

  say<T extends EventType>(type: T, data: EventData[T]): void {
    this.#said.push(demoEvent(this.newName('e'), type, this.#nowMs, data));
  }

  /** What lies in the past is done at once. */
  at(timeMs: number, act: () => void): void {
    this.#agenda.add(Math.max(this.#nowMs, Math.round(timeMs)), act);
  }

  after(delayMs: number, act: () => void): void {
    this.at(this.#nowMs + delayMs, act);
  }

  /** Goes on to the next moment for which something is noted. @returns what is said then */
  step(): readonly DemoEvent[] {
    const next = this.#agenda.next();
    if (!next) throw new Error('the agenda of a floor is never empty');
    this.#nowMs = next.atMs;
    next.act();
    const said = this.#said;
    this.#said = [];
    return said;
  }
}
