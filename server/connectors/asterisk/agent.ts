/**
 * One agent: the queues it is a member of, its pauses and calls, and what the stream says of it so far. The log tells of
 * changes queue by queue; the stream is told whenever what they amount to differs from what was last said.
 */
import type { AgentState } from '../../contract/event-types.ts';
import type { EventDraft } from '../event-writer.ts';
import { tokenFor } from '../token-names.ts';

export interface AgentCall {
  readonly call: string;
  readonly queue: string;
  readonly leg: number;
}

interface Membership {
  readonly queue: string;
  isPaused: boolean;
}

interface Standing {
  readonly state: AgentState;
  readonly reason?: string | undefined;
  readonly call?: AgentCall | undefined;
  readonly queues: readonly string[];
}

/** All that is known of an agent, as JSON. */
export interface AgentRecord {
  readonly name: string;
  memberships: Membership[];
  /** Was taken out of these: what still comes in of them is the end of a call presented before, no membership. */
  removedFrom: string[];
  login: 'channel' | 'callback' | null;
  /** Its memberships count again when it is seen to work. */
  isLoggedOff: boolean;
  /** Paused while no queue of its is known. */
  isPausedEverywhere: boolean;
  reason: string;
  /** In progress; the one it talks in stands last. */
  calls: AgentCall[];
  /** What the stream was told last; null while signed out. */
  shown: Standing | null;
  /** Nothing is told of a time before this one: an agent's events stand in the order in which they are told. */
  shownAtMs: number;
}

const newAgent = (name: string): AgentRecord => ({
  name,
  memberships: [],
  removedFrom: [],
  login: null,
  isLoggedOff: false,
  isPausedEverywhere: false,
  reason: '',
  calls: [],
  shown: null,
  shownAtMs: 0
});

const MOST_OF_A_REASON = 64;

const sameCall = (a: AgentCall | undefined, b: AgentCall | undefined): boolean =>
  a?.call === b?.call && a?.queue === b?.queue && a?.leg === b?.leg;

const sameState = (a: Standing, b: Standing): boolean =>
  a.state === b.state && a.reason === b.reason && sameCall(a.call, b.call);

const sameQueues = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((queue) => b.includes(queue));

export class Agent {
  readonly token: string;
  readonly #is: AgentRecord;

  constructor(known: string | AgentRecord) {
    this.#is = typeof known === 'string' ? newAgent(known) : structuredClone(known);
    this.token = tokenFor(this.#is.name);
  }

  get name(): string {
    return this.#is.name;
  }

  get calls(): readonly AgentCall[] {
    return this.#is.calls;
  }

  /** Static members are in no ADDMEMBER: a call presented to one shows it to be there. */
  serves(queue: string, isAtWork: boolean): void {
    if (isAtWork) this.#is.isLoggedOff = false;
    if (this.#is.removedFrom.includes(queue) || this.#memberOf(queue)) return;
    this.#is.memberships.push({ queue, isPaused: false });
    this.#is.isPausedEverywhere = false;
  }

  add(queue: string, isPaused: boolean): void {
    this.#is.isLoggedOff = false;
    this.#is.isPausedEverywhere = false;
    this.#joined(queue).isPaused = isPaused;
  }

  remove(queue: string): void {
    this.#is.memberships = this.#is.memberships.filter((each) => each.queue !== queue);
    if (!this.#is.removedFrom.includes(queue)) this.#is.removedFrom.push(queue);
  }

  /** @param queue null: all */
  pause(queue: string | null, reason: string): void {
    // "All queues" comes without the reason, which then stands in the line of each queue.
    if (reason !== '' || !this.#isPausedAnywhere()) this.#is.reason = [...reason].slice(0, MOST_OF_A_REASON).join('');
    if (queue === null) {
      this.#is.isPausedEverywhere = true;
      for (const each of this.#is.memberships) each.isPaused = true;
    } else {
      this.#joined(queue).isPaused = true;
    }
  }

  /** @param queue null: all */
  unpause(queue: string | null): void {
    this.#is.isPausedEverywhere = false;
    if (queue === null) for (const each of this.#is.memberships) each.isPaused = false;
    else this.#joined(queue).isPaused = false;
  }

  logIn(by: 'channel' | 'callback'): void {
    this.#is.login = by;
    this.#is.isLoggedOff = false;
  }

  logOff(): void {
    this.#is.login = null;
    this.#is.isLoggedOff = true;
  }

  answer(call: AgentCall): void {
    this.#is.calls.push(call);
  }

  release(call: AgentCall): void {
    this.#is.calls = this.#is.calls.filter((each) => !sameCall(each, call));
  }

  /** Asterisk has started anew: calls are gone, and so are logins that were calls; members and pauses are kept by it. */
  restart(): void {
    this.#is.calls = [];
    if (this.#is.login === 'channel') this.logOff();
  }

  /** Tells of a ringing that has ended by now, as far as nothing else was said of that time. */
  showRinging(call: AgentCall, fromMs: number, untilMs: number): EventDraft[] {
    const standing = this.#standing();
    const atMs = Math.max(fromMs, this.#is.shownAtMs);
    if (!standing || standing.state === 'talking' || atMs >= untilMs) return [];
    return this.#show({ state: 'ringing', call, queues: standing.queues }, atMs);
  }

  /** Tells what is now different from what was told. */
  show(atMs: number): EventDraft[] {
    return this.#show(this.#standing(), Math.max(atMs, this.#is.shownAtMs));
  }

  toJSON(): AgentRecord {
    return this.#is;
  }

  #memberOf(queue: string): Membership | undefined {
    return this.#is.memberships.find((each) => each.queue === queue);
  }

  #joined(queue: string): Membership {
    this.#is.removedFrom = this.#is.removedFrom.filter((each) => each !== queue);
    const known = this.#memberOf(queue);
    if (known) return known;
    const membership = { queue, isPaused: false };
    this.#is.memberships.push(membership);
    return membership;
  }

  #isPausedAnywhere(): boolean {
    return this.#is.isPausedEverywhere || this.#is.memberships.some((each) => each.isPaused);
  }

  #isPausedInAll(): boolean {
    return this.#is.memberships.length > 0
      ? this.#is.memberships.every((each) => each.isPaused)
      : this.#is.isPausedEverywhere;
  }

  /** The queues it takes calls from; one that is paused in all is still of all of them, not ready. */
  #served(): string[] {
    const isServed = this.#isPausedInAll() ? () => true : (each: Membership) => !each.isPaused;
    return this.#is.memberships.filter(isServed).map((each) => each.queue);
  }

  #standing(): Standing | null {
    const call = this.#is.calls.at(-1);
    const queues = this.#served();
    if (call) {
      // Leaving queues and pauses take effect after the call; a further queue does at once.
      const kept = this.#is.shown?.queues ?? [];
      return { state: 'talking', call, queues: [...new Set([...kept, ...queues])] };
    }
    const isMember = this.#is.memberships.length > 0 && !this.#is.isLoggedOff;
    if (!isMember && this.#is.login === null) return null;
    if (!this.#isPausedInAll()) return { state: 'available', queues };
    return { state: 'not-ready', reason: this.#is.reason || undefined, queues };
  }

  #show(next: Standing | null, atMs: number): EventDraft[] {
    const before = this.#is.shown;
    const drafts = next ? this.#changes(before, next, atMs) : before ? [this.#signedOut(atMs)] : [];
    this.#is.shown = next;
    if (drafts.length > 0) this.#is.shownAtMs = atMs;
    return drafts;
  }

  #signedOut(atMs: number): EventDraft {
    return { type: 'agent.signed-out', atMs, data: { agent: this.token } };
  }

  #changes(before: Standing | null, next: Standing, atMs: number): EventDraft[] {
    const agent = this.token;
    const queues = next.queues.map(tokenFor);
    const drafts: EventDraft[] = [];
    if (!before) {
      const isKnown = queues.length > 0 || this.#is.removedFrom.length > 0;
      const data = { agent, name: this.#is.name, queues: isKnown ? queues : undefined };
      drafts.push({ type: 'agent.signed-in', atMs, data });
    } else if (!sameQueues(before.queues, next.queues)) {
      drafts.push({ type: 'agent.queues', atMs, data: { agent, queues } });
    }
    if (!before || !sameState(before, next)) drafts.push(this.#inState(next, atMs));
    return drafts;
  }

  #inState({ state, reason, call }: Standing, atMs: number): EventDraft {
    const contact = call && { contact: call.call, queue: tokenFor(call.queue) };
    return { type: 'agent.state', atMs, data: { agent: this.token, state, reason, ...contact } };
  }
}
