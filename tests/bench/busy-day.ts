/**
 * A made-up busy day of a large floor, the same for the same seed: contacts that wait, ring, are answered, held, ended and
 * wrapped, or given up; agents who sign in, work, take breaks and sign out. Events come in the order of their times.
 */
import { Random } from '../../server/demo/random.ts';

export interface BusyDayOptions {
  readonly queues: number;
  readonly agents: number;
  /** When the business day starts, epoch milliseconds. */
  readonly startMs: number;
  readonly seed?: string;
}

export interface BusyEvent {
  readonly timeMs: number;
  /** The event as one line of JSON, without the line's end. */
  readonly text: string;
}

type Data = Readonly<Record<string, unknown>>;
type Say = (type: string, atMs: number, data: Data) => void;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SOURCE = '/acd/pbx1';
const QUEUES_PER_AGENT = 3;
const AGENTS_PER_TEAM = 15;
/** No one waits longer: how far a contact's first event may be before its agent's last one. */
const LONGEST_WAIT_MS = 5 * MINUTE_MS;
const CATEGORIES = { information: 5, transaction: 4, complaint: 2, sale: 1, other: 1 };
const CHANNELS = { voice: 8, chat: 1, email: 1 };

const queueName = (number: number): string => `queue-${number}`;

class Contacts {
  readonly #random: Random;
  readonly #say: Say;
  #count = 0;

  constructor(random: Random, say: Say) {
    this.#random = random;
    this.#say = say;
  }

  /** Comes and goes without an agent. */
  abandoned(queue: string, atMs: number): void {
    const leg = this.#offered(queue, atMs);
    const waitMs = Math.min(this.#random.exponential(60_000), LONGEST_WAIT_MS);
    if (this.#random.chance(0.9)) this.#say('contact.abandoned', atMs + waitMs, leg);
    else this.#say('contact.diverted', atMs + waitMs, { ...leg, reason: 'overflow' });
  }

  /** One that an agent takes, from the ringing to the end of its after-call work. @returns when that is over */
  taken(queue: string, agent: string, atMs: number): number {
    const waitMs = Math.min(this.#random.exponential(20_000), LONGEST_WAIT_MS);
    const leg = this.#offered(queue, atMs - waitMs);
    const state = (state: string, atMs: number): void => this.#say('agent.state', atMs, { agent, state, ...leg });
    this.#say('contact.ringing', atMs, { ...leg, agent });
    state('ringing', atMs);
    const answeredMs = atMs + this.#random.between(1500, 6000);
    this.#say('contact.answered', answeredMs, { ...leg, agent });
    state('talking', answeredMs);
    const talkMs = this.#random.lognormal(240_000, 0.7);
    if (this.#random.chance(0.2)) this.#held(leg, state, answeredMs + talkMs * 0.4, answeredMs + talkMs * 0.5);
    const endedMs = answeredMs + talkMs;
    this.#say('contact.ended', endedMs, { ...leg, endedBy: 'customer' });
    state('acw', endedMs);
    const wrappedMs = endedMs + this.#random.lognormal(45_000, 0.6);
    const category = this.#random.pickByWeight(CATEGORIES);
    this.#say('contact.wrapped', wrappedMs, { ...leg, category, requests: this.#random.chance(0.75) ? 1 : 2 });
    this.#say('agent.state', wrappedMs, { agent, state: 'available' });
    return wrappedMs;
  }

  #held(leg: Data, state: (state: string, atMs: number) => void, fromMs: number, toMs: number): void {
    this.#say('contact.held', fromMs, leg);
    state('hold', fromMs);
    this.#say('contact.resumed', toMs, leg);
    state('talking', toMs);
  }

  #offered(queue: string, atMs: number): Data {
    const leg = { contact: `c-20261123-${++this.#count}`, queue };
    this.#say('contact.offered', atMs, { ...leg, channel: this.#random.pickByWeight(CHANNELS), direction: 'inbound' });
    return leg;
  }
}

/** Yields when the agent will act next. */
function* shift(
  agent: string,
  number: number,
  { queues, startMs }: BusyDayOptions,
  random: Random,
  say: Say,
  contacts: Contacts
): Generator<number, undefined> {
  const own = Array.from({ length: QUEUES_PER_AGENT }, (_, at) =>
    queueName((number * QUEUES_PER_AGENT + at * 7) % queues)
  );
  let atMs = startMs + random.between(7, 10) * HOUR_MS;
  const endMs = atMs + 8.5 * HOUR_MS;
  yield atMs;
  const team = `team-${Math.floor(number / AGENTS_PER_TEAM)}`;
  say('agent.signed-in', atMs, { agent, name: `Agent ${number}`, team, queues: [...new Set(own)] });
  say('agent.state', atMs, { agent, state: 'available' });
  for (let taken = 1; atMs < endMs; taken++) {
    atMs += random.exponential(120_000);
    yield atMs;
    atMs = contacts.taken(random.pick(own), agent, atMs);
    if (taken % 15 !== 0) continue;
    say('agent.state', atMs + 1000, { agent, state: 'not-ready', reason: 'break' });
    atMs += random.between(10, 30) * MINUTE_MS;
    yield atMs;
    say('agent.state', atMs, { agent, state: 'available' });
  }
  say('agent.signed-out', atMs + 1000, { agent });
}

function* losses(
  queue: string,
  { startMs }: BusyDayOptions,
  random: Random,
  contacts: Contacts
): Generator<number, undefined> {
  for (let atMs = startMs + 7 * HOUR_MS; atMs < startMs + 19 * HOUR_MS; atMs += random.exponential(4 * MINUTE_MS)) {
    yield atMs;
    contacts.abandoned(queue, atMs);
  }
}

/** Everyone's doings, each advanced until it is later than a moment. */
function agendaOf(options: BusyDayOptions, say: Say): { advance: (toMs: number) => boolean } {
  const random = new Random(options.seed ?? 'busy');
  const contacts = new Contacts(random, say);
  const doings: { next: Generator<number, undefined>; atMs: number }[] = [];
  for (let at = 0; at < options.agents; at++) {
    doings.push({ next: shift(`agent-${1000 + at}`, at, options, random, say, contacts), atMs: -Infinity });
  }
  for (let at = 0; at < options.queues; at++) {
    doings.push({ next: losses(queueName(at), options, random, contacts), atMs: -Infinity });
  }
  return {
    advance: (toMs) => {
      for (const doing of doings) while (doing.atMs < toMs) doing.atMs = doing.next.next().value ?? Infinity;
      return doings.some(({ atMs }) => atMs < Infinity);
    }
  };
}

/** About a million events for 1,500 agents. */
export function* busyDay(options: BusyDayOptions): Generator<BusyEvent> {
  let number = 0;
  const coming: BusyEvent[] = [];
  const say: Say = (type, atMs, data) => {
    const timeMs = Math.round(atMs);
    const time = new Date(timeMs).toISOString();
    const id = `pbx1-${options.startMs / 1000}-${++number}`;
    const text = JSON.stringify({ specversion: '1.0', id, source: SOURCE, type, time, site: 'izmir', data });
    coming.push({ timeMs, text });
  };
  const agenda = agendaOf(options, say);
  let isGoingOn = true;
  for (let toMs = options.startMs; isGoingOn || coming.length > 0; toMs += MINUTE_MS) {
    isGoingOn = agenda.advance(toMs + LONGEST_WAIT_MS);
    coming.sort((a, b) => a.timeMs - b.timeMs);
    const later = coming.findIndex(({ timeMs }) => timeMs >= toMs);
    yield* coming.splice(0, later === -1 ? coming.length : later);
  }
}
