/** For tests: follows a floor's events, insists that they make sense together, and counts. */
import assert from 'node:assert/strict';
import { readEnvelope } from '../contract/read-event.ts';
import type { EventData, EventType } from '../contract/event-types.ts';
import type { DemoEvent } from './world.ts';

interface Leg {
  readonly queue: string;
  readonly channel: string;
  readonly isInbound: boolean;
  readonly offeredMs: number;
  stage: 'waiting' | 'ringing' | 'talking' | 'hold' | 'acw' | 'closed';
  agent: string | null;
}
interface AgentTime {
  state: string;
  sinceMs: number;
  contact: string | null;
  busyMs: number;
  availableMs: number;
}
/** A leg's outcome as a service level sees it. */
export interface Outcome {
  readonly queue: string;
  readonly atMs: number;
  readonly waitMs: number;
  readonly kind: 'answered' | 'abandoned' | 'unserved';
}

const BUSY = new Set(['ringing', 'talking', 'hold', 'acw']);

export class FloorWatch {
  readonly legs = new Map<string, Leg>();
  readonly agents = new Map<string, AgentTime>();
  /** Of the inbound legs of live channels. */
  readonly outcomes: Outcome[] = [];
  readonly ids = new Set<string>();
  readonly counts = new Map<EventType, number>();
  lastMs = -Infinity;

  take(event: DemoEvent): void {
    const atMs = Date.parse(event.time);
    const { reason, detail } = readEnvelope(event) as { reason?: string; detail?: string };
    assert.equal(reason, undefined, `${detail}: ${JSON.stringify(event)}`);
    assert.ok(atMs >= this.lastMs, `${event.id} is earlier than the event before it`);
    assert.ok(!this.ids.has(event.id), `${event.id} comes twice`);
    // All that is said at one moment is true together, once all of it is said.
    if (atMs > this.lastMs) this.#checkAgents();
    this.lastMs = atMs;
    this.ids.add(event.id);
    this.counts.set(event.type, (this.counts.get(event.type) ?? 0) + 1);
    if (event.type.startsWith('contact.')) this.#contact(event, atMs);
    else if (event.type !== 'agent.queues' && event.type !== 'agent.help') this.#agent(event, atMs);
  }

  /** 0–1: answered within `withinMs` of all that ended in the span. */
  serviceLevel(withinMs: number, holds: (outcome: Outcome) => boolean): number {
    const outcomes = this.outcomes.filter(holds);
    const inTarget = outcomes.filter(({ kind, waitMs }) => kind === 'answered' && waitMs <= withinMs);
    return inTarget.length / outcomes.length;
  }

  get occupancy(): number {
    const agents = [...this.agents.values()];
    const busyMs = agents.reduce((sum, agent) => sum + agent.busyMs, 0);
    return busyMs / (busyMs + agents.reduce((sum, agent) => sum + agent.availableMs, 0));
  }

  countIn(state: string): number {
    return [...this.agents.values()].filter((agent) => agent.state === state).length;
  }

  #contact({ type, data }: DemoEvent, atMs: number): void {
    const of = data as EventData['contact.answered'];
    const key = `${of.queue} ${of.contact}`;
    if (type === 'contact.offered') return this.#offered(key, of, atMs);
    const leg = this.legs.get(key);
    assert.ok(leg, `${type} of ${key}, which was never offered`);
    const step = STEPS[type];
    assert.ok(step && step.from.includes(leg.stage), `${type} of ${key}, which is ${leg.stage}`);
    if ('agent' in of && type !== 'contact.ringing') assert.equal(of.agent, leg.agent, `${type} of ${key}`);
    this.#noteOutcome(leg, type, data, atMs);
    if (type === 'contact.ringing') leg.agent = of.agent;
    if (step.to) leg.stage = step.to;
  }

  #offered(key: string, { queue, channel, direction }: EventData['contact.answered'], atMs: number): void {
    assert.ok(!this.legs.has(key), `${key} is offered twice`);
    const isInbound = direction === 'inbound';
    this.legs.set(key, { queue, channel: String(channel), isInbound, offeredMs: atMs, stage: 'waiting', agent: null });
  }

  #noteOutcome({ queue, channel, isInbound, offeredMs }: Leg, type: EventType, data: object, atMs: number): void {
    const kind =
      type === 'contact.diverted' && (data as { reason: string }).reason !== 'callback' ? 'unserved' : type.slice(8);
    if (!isInbound || channel === 'email' || !['answered', 'abandoned', 'unserved'].includes(kind)) return;
    this.outcomes.push({ queue, atMs, waitMs: atMs - offeredMs, kind: kind as Outcome['kind'] });
  }

  #agent({ type, data }: DemoEvent, atMs: number): void {
    const { agent: id, state, contact, queue } = data as EventData['agent.state'];
    const agent = this.agents.get(id) ?? { state: 'offline', sinceMs: atMs, contact: null, busyMs: 0, availableMs: 0 };
    this.agents.set(id, agent);
    assert.equal(agent.state === 'offline', type === 'agent.signed-in', `${type} of ${id}, who is ${agent.state}`);
    if (BUSY.has(agent.state)) agent.busyMs += atMs - agent.sinceMs;
    if (agent.state === 'available') agent.availableMs += atMs - agent.sinceMs;
    agent.sinceMs = atMs;
    agent.state = type === 'agent.signed-in' ? 'not-ready' : type === 'agent.signed-out' ? 'offline' : String(state);
    agent.contact = contact == null ? null : `${queue} ${contact}`;
  }

  /** Agents and contacts say the same of each other. */
  #checkAgents(): void {
    for (const [id, { state, contact }] of this.agents) {
      assert.equal(contact !== null, BUSY.has(state), `${id} is ${state} with ${contact}`);
      const leg = contact === null ? null : this.legs.get(contact);
      if (leg) assert.deepEqual([leg.stage, leg.agent], [state, id], `${id} is ${state} with ${contact}`);
    }
  }
}

type Stage = Leg['stage'];
const STEPS: Partial<Record<EventType, { readonly from: readonly Stage[]; readonly to?: Stage }>> = {
  'contact.announced': { from: ['waiting'] },
  'contact.ringing': { from: ['waiting'], to: 'ringing' },
  'contact.unanswered': { from: ['ringing'], to: 'waiting' },
  'contact.answered': { from: ['ringing'], to: 'talking' },
  'contact.held': { from: ['talking'], to: 'hold' },
  'contact.resumed': { from: ['hold'], to: 'talking' },
  'contact.abandoned': { from: ['waiting', 'ringing'], to: 'closed' },
  'contact.diverted': { from: ['waiting', 'ringing'], to: 'closed' },
  'contact.transferred': { from: ['talking'] },
  'contact.ended': { from: ['talking', 'hold'], to: 'acw' },
  'contact.wrapped': { from: ['acw'], to: 'closed' }
};
