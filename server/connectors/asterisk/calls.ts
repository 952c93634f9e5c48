/**
 * What the lines about calls amount to, for the legs and for the agents who are in them.
 *
 * - Waits and talks come out as the log states them: an outcome stands at the time of the offer + the logged wait, an end
 *   at the time of the answer + the logged talk, unless the line itself is more than 3 s away from that.
 * - Asterisk writes RINGNOANSWER only of a phone that stopped ringing by itself; those whose ringing ends because another
 *   agent answered or the customer left get no line (in late versions RINGCANCELED). So it is `unanswered` where the phone
 *   rang at all and the call still waits. `contact.ringing` is told only with the ring time of a CONNECT: one told of a
 *   ring that came to nothing would count as the ring of a later answer by the same agent.
 * - After a transfer a COMPLETE line may follow or not: the first of them ends the leg.
 */
import type { EventDraft } from '../event-writer.ts';
import { tokenFor } from '../token-names.ts';
import type { Agent, AgentCall } from './agent.ts';
import type { Agents } from './agents.ts';
import type { CallLegs, Leg } from './call-legs.ts';
import { UnusableLine, type CallFact, type CallLine, type Extension } from './queue-log-line.ts';

type FactOf<K extends CallFact['kind']> = Extract<CallFact, { kind: K }>;
type Ending = FactOf<'completed' | 'transferred'>;

const SAME_MS = 3000;

const settle = (writtenMs: number, statedMs: number): number =>
  Math.abs(writtenMs - statedMs) <= SAME_MS ? statedMs : writtenMs;

const named = (leg: Leg) => ({ contact: leg.call, queue: tokenFor(leg.queue), leg: String(leg.number) });

const callOf = (leg: Leg): AgentCall => ({ call: leg.call, queue: leg.queue, leg: leg.number });

export class Calls {
  readonly #legs: CallLegs;
  readonly #agents: Agents;
  readonly #queues: Set<string>;

  /** @param queues the names of all queues heard of; added to */
  constructor(legs: CallLegs, agents: Agents, queues: Set<string>) {
    this.#legs = legs;
    this.#agents = agents;
    this.#queues = queues;
  }

  /** @throws UnusableLine where it doesn't fit what is known of the call */
  told(line: CallLine): EventDraft[] {
    this.#queues.add(line.queue);
    const { fact } = line;
    switch (fact.kind) {
      case 'entered':
        return this.#entered(line, fact);
      case 'rang':
        return this.#rang(line, fact);
      case 'connected':
        return this.#connected(line, fact);
      case 'abandoned':
      case 'diverted':
        return this.#leftQueue(line, fact);
      case 'completed':
      case 'transferred':
        return this.#ended(line, fact);
    }
  }

  /** Asterisk has started anew: whoever waited or talked no longer does. */
  restart(atMs: number): EventDraft[] {
    return this.#legs.notOver().map((leg) => {
      const isTalk = leg.status === 'in-progress';
      leg.over(atMs);
      if (isTalk) return { type: 'contact.ended', atMs, data: { ...named(leg), endedBy: 'system' } };
      return { type: 'contact.diverted', atMs, data: { ...named(leg), reason: 'other' } };
    });
  }

  #entered({ call, queue, atMs }: CallLine, { customer }: FactOf<'entered'>): EventDraft[] {
    // A call waits in one queue at a time: it has left the one it waited in, by a way that isn't logged.
    const left = this.#legs.waitingAnywhere(call).map((leg): EventDraft => {
      leg.over(atMs);
      const toQueue = leg.queue === queue ? undefined : tokenFor(queue);
      return { type: 'contact.diverted', atMs, data: { ...named(leg), reason: 'other', toQueue } };
    });
    const leg = this.#legs.open(call, queue, atMs);
    return [...left, { type: 'contact.offered', atMs, data: { ...named(leg), customer } }];
  }

  /** The leg in which the call waits; a new one where the log begins later than the call. */
  #waiting({ call, queue }: CallLine): Leg | undefined {
    const leg = this.#legs.waiting(call, queue);
    return leg || this.#legs.isKnown(call, queue) ? leg : this.#legs.open(call, queue, null);
  }

  #outcomeAt(leg: Leg, writtenMs: number, waitMs: number | undefined): number {
    if (leg.offeredMs === null) return writtenMs;
    const atMs = waitMs === undefined ? writtenMs : settle(writtenMs, leg.offeredMs + waitMs);
    return Math.max(leg.offeredMs, atMs);
  }

  #leftQueue(line: CallLine, fact: FactOf<'abandoned' | 'diverted'>): EventDraft[] {
    const leg = this.#waiting(line);
    if (!leg) return [];
    const atMs = this.#outcomeAt(leg, line.atMs, fact.waitMs);
    leg.over(atMs);
    const data = { ...named(leg), waitMs: fact.waitMs };
    if (fact.kind === 'abandoned') return [{ type: 'contact.abandoned', atMs, data }];
    return [{ type: 'contact.diverted', atMs, data: { ...data, reason: fact.reason } }];
  }

  #rang(line: CallLine, { ringMs, hasRungOut }: FactOf<'rang'>): EventDraft[] {
    const { call, queue, atMs } = line;
    const agent = this.#agents.named(line.agent);
    const isRing = ringMs > 0;
    agent.serves(queue, isRing);
    const leg = isRing ? this.#waiting(line) : undefined;
    const drafts: EventDraft[] = [];
    if (leg && hasRungOut) {
      drafts.push({ type: 'contact.unanswered', atMs, data: { ...named(leg), agent: agent.token } });
    }
    const of = leg ? callOf(leg) : { call, queue, leg: 1 };
    return [...drafts, ...agent.showRinging(of, atMs - ringMs, atMs), ...agent.show(atMs)];
  }

  #connected(line: CallLine, { waitMs, ringMs }: FactOf<'connected'>): EventDraft[] {
    const leg = this.#waiting(line);
    if (!leg) throw new UnusableLine('connected, but the call does not wait in this queue');
    const atMs = this.#outcomeAt(leg, line.atMs, waitMs);
    return this.#answered(leg, this.#agents.named(line.agent), { atMs, waitMs, ringMs });
  }

  #answered(
    leg: Leg,
    agent: Agent,
    { atMs, waitMs, ringMs }: { atMs: number; waitMs: number | undefined; ringMs: number | undefined }
  ): EventDraft[] {
    agent.serves(leg.queue, true);
    const data = { ...named(leg), agent: agent.token, waitMs };
    const drafts: EventDraft[] = ringMs === undefined ? [] : [ringing(leg, agent, atMs - ringMs)];
    drafts.push({ type: 'contact.answered', atMs, data });
    drafts.push(...agent.showRinging(callOf(leg), atMs - (ringMs ?? 0), atMs));
    leg.answer(agent.name, atMs);
    agent.answer(callOf(leg));
    return [...drafts, ...agent.show(atMs)];
  }

  #ended(line: CallLine, fact: Ending): EventDraft[] {
    const { atMs } = line;
    const { waitMs, talkMs } = fact;
    const agent = this.#agents.named(line.agent);
    const leg = this.#talkedIn(line, agent, talkMs);
    if (leg) return this.#over(leg, fact, atMs);
    // It was over already: a COMPLETE line that follows a transfer.
    if (this.#legs.isKnown(line.call, line.queue) && !this.#legs.waiting(line.call, line.queue)) return [];
    if (talkMs === undefined) throw new UnusableLine('ended, but it is not known since when they talked');
    const missed = this.#waiting(line)!;
    const answered = this.#answered(missed, agent, { atMs: atMs - talkMs, waitMs, ringMs: undefined });
    return [...answered, ...this.#over(missed, fact, atMs)];
  }

  #talkedIn({ call, queue, atMs }: CallLine, agent: Agent, talkMs: number | undefined): Leg | undefined {
    const leg = this.#legs.inProgress(call, queue, agent.name);
    if (leg || talkMs === undefined || this.#legs.isKnown(call, queue)) return leg;
    // Where channels are optimised away, the end of a call bears another channel's id than its beginning.
    return agent.calls
      .filter((each) => each.queue === queue)
      .map((each) => this.#legs.inProgress(each.call, queue, agent.name))
      .find((each) => each?.answered && Math.abs(each.answered.atMs + talkMs - atMs) <= SAME_MS);
  }

  #over(leg: Leg, fact: Ending, writtenMs: number): EventDraft[] {
    const { atMs: answeredMs, agent: name } = leg.answered!;
    const statedMs = fact.talkMs === undefined ? writtenMs : settle(writtenMs, answeredMs + fact.talkMs);
    const atMs = Math.max(answeredMs, statedMs);
    leg.over(atMs);
    const agent = this.#agents.named(name);
    agent.release(callOf(leg));
    const drafts: EventDraft[] = [];
    if (fact.kind === 'transferred') {
      drafts.push({ type: 'contact.transferred', atMs, data: { ...named(leg), ...this.#target(fact.to) } });
    }
    const endedBy = fact.kind === 'completed' ? fact.by : 'agent';
    drafts.push({ type: 'contact.ended', atMs, data: { ...named(leg), endedBy } });
    return [...drafts, ...agent.show(atMs)];
  }

  /** Dialplans give a queue its name as the extension to call it by. */
  #target(to: Extension | undefined): { toQueue?: string; toUnit?: string } {
    if (!to) return {};
    if (this.#queues.has(to.extension)) return { toQueue: tokenFor(to.extension) };
    return { toUnit: to.context ? `${to.extension}@${to.context}` : to.extension };
  }
}

function ringing(leg: Leg, agent: Agent, atMs: number): EventDraft {
  const data = { ...named(leg), agent: agent.token };
  return { type: 'contact.ringing', atMs: Math.max(atMs, leg.offeredMs ?? atMs), data };
}
