/**
 * The demo's exchange: it leads every contact from its arrival to the end, and says every agent's state on the way. Each
 * step notes the next in the world's agenda; a step that finds the contact elsewhere than it expected has been overtaken.
 */
import type { AgentState, Channel, Direction, EventData } from '../contract/event-types.ts';
import { PEOPLE, type Person } from './people.ts';
import { QUEUE_PLANS, type QueuePlan } from './queue-plans.ts';
import { agentFor, contactFor, type DemoAgent, type DemoContact } from './routing.ts';
import type { World } from './world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const RINGS_OUT = 0.012;
const RING_OUT_MS = 18 * SECOND;
const LIVE_CHANNELS: readonly Channel[] = ['voice', 'video', 'chat', 'social'];

export class Exchange {
  readonly #world: World;
  readonly #waiting: DemoContact[] = [];
  readonly agents: readonly DemoAgent[] = PEOPLE.map((person) => ({
    person,
    queues: person.queues,
    state: 'offline',
    sinceMs: 0,
    pause: null,
    isLeaving: false
  }));

  constructor(world: World) {
    this.#world = world;
  }

  /** A contact enters a queue. */
  offer(plan: QueuePlan, channel: Channel, direction: Direction = 'inbound', passedOn?: string): void {
    const contact: DemoContact = {
      id: passedOn ?? this.#world.newName('c'),
      plan,
      channel,
      direction,
      isPassedOn: passedOn !== undefined,
      offeredMs: this.#world.nowMs,
      stage: 'waiting',
      agent: null
    };
    const customer = `${4000 + Math.floor(this.#world.random.between(0, 6000))}`;
    this.#world.say('contact.offered', { ...leg(contact), channel, direction, customer });
    if (LIVE_CHANNELS.includes(channel)) this.#expectPatience(contact);
    this.#place(contact);
  }

  signIn(person: Person): DemoAgent {
    const agent = this.agents.find((each) => each.person === person)!;
    const { id, name, team, queues, workplace } = person;
    Object.assign(agent, { queues, state: 'not-ready', sinceMs: this.#world.nowMs, pause: null, isLeaving: false });
    this.#world.say('agent.signed-in', {
      agent: id,
      name,
      loginId: `4${id.slice(1)}`,
      extension: `2${id.slice(1)}`,
      team,
      queues: [...queues],
      workplace
    });
    this.#world.after(this.#world.random.between(3, 15) * SECOND, () => this.#handsFree(agent));
    return agent;
  }

  /** Now, or as soon as the contact in hand is wrapped up. */
  pause(agent: DemoAgent, pause: { reason: string; durationMs: number }): void {
    agent.pause = pause;
    if (agent.state === 'available') this.#handsFree(agent);
  }

  leave(agent: DemoAgent): void {
    agent.isLeaving = true;
    if (agent.state === 'available') this.#handsFree(agent);
  }

  /** The agent serves one queue more until then. */
  lend(agent: DemoAgent, queue: string, untilMs: number): void {
    const own = agent.queues;
    agent.queues = [...own, queue];
    const until = new Date(untilMs).toISOString();
    this.#world.say('agent.queues', { agent: agent.person.id, queues: [...agent.queues], until });
    // Who has signed in again meanwhile has said anew what they serve.
    const lent = agent.queues;
    this.#world.at(untilMs, () => {
      if (agent.queues === lent) agent.queues = own;
    });
    if (agent.state === 'available') this.#handsFree(agent);
  }

  #state(agent: DemoAgent, state: AgentState, more: Partial<EventData['agent.state']> = {}): void {
    agent.state = state;
    agent.sinceMs = this.#world.nowMs;
    this.#world.say('agent.state', { agent: agent.person.id, state, ...more });
  }

  #at(agent: DemoAgent, state: AgentState, { id, plan, channel }: DemoContact): void {
    this.#state(agent, state, { contact: id, queue: plan.id, channel });
  }

  /** The agent's work in hand is done: what comes next? */
  #handsFree(agent: DemoAgent): void {
    if (agent.isLeaving) return this.#signOut(agent);
    if (agent.pause) return this.#rest(agent);
    const next = contactFor(agent, this.#waiting, this.agents, this.#world.nowMs);
    if (next) return this.#ring(agent, next);
    if (agent.state !== 'available') this.#state(agent, 'available');
    // With one more agent free there may now be time for what could lie.
    for (const contact of [...this.#waiting]) this.#place(contact);
  }

  #signOut(agent: DemoAgent): void {
    agent.state = 'offline';
    this.#world.say('agent.signed-out', { agent: agent.person.id });
  }

  #rest(agent: DemoAgent): void {
    const { reason, durationMs } = agent.pause!;
    agent.pause = null;
    this.#state(agent, 'not-ready', { reason });
    this.#world.after(durationMs, () => this.#handsFree(agent));
  }

  #place(contact: DemoContact): void {
    const agent = agentFor(contact, this.agents, this.#world.nowMs);
    if (agent) this.#ring(agent, contact);
    else if (!this.#waiting.includes(contact)) this.#waiting.push(contact);
  }

  #unqueue(contact: DemoContact): void {
    const place = this.#waiting.indexOf(contact);
    if (place >= 0) this.#waiting.splice(place, 1);
  }

  /** What a customer on the line does and hears while no agent comes. */
  #expectPatience(contact: DemoContact): void {
    const { random } = this.#world;
    const whileWaiting = (seconds: number, act: () => void): void =>
      this.#world.after(seconds * SECOND, () => {
        if (contact.stage === 'waiting') act();
      });
    this.#world.after(random.weibull(190, 1.25) * SECOND, () => this.#abandon(contact));
    for (const seconds of [15, 60, 120]) whileWaiting(seconds, () => this.#announce(contact, seconds));
    if (random.chance(0.25)) whileWaiting(random.between(75, 110), () => this.#promiseCallback(contact));
    if (random.chance(0.2)) whileWaiting(random.between(110, 150), () => this.#overflow(contact));
    whileWaiting(420, () => this.#divert(contact, { reason: 'voicemail' }));
  }

  #announce(contact: DemoContact, seconds: number): void {
    const announcement = seconds > 15 ? 'thank-you-for-waiting' : 'all-agents-busy';
    this.#world.say('contact.announced', { ...leg(contact), announcement, durationMs: 6 * SECOND });
  }

  #abandon(contact: DemoContact): void {
    if (contact.stage !== 'waiting' && contact.stage !== 'ringing') return;
    this.#unqueue(contact);
    contact.stage = 'gone';
    this.#world.say('contact.abandoned', { ...leg(contact), channel: contact.channel });
    if (contact.agent) this.#handsFree(contact.agent);
  }

  #divert(contact: DemoContact, how: Pick<EventData['contact.diverted'], 'reason' | 'toQueue'>): void {
    this.#unqueue(contact);
    contact.stage = 'gone';
    this.#world.say('contact.diverted', { ...leg(contact), ...how });
  }

  #promiseCallback(contact: DemoContact): void {
    if (contact.channel !== 'voice') return;
    this.#divert(contact, { reason: 'callback' });
    this.#world.after(this.#world.random.between(8, 25) * MINUTE, () => this.offer(contact.plan, 'callback'));
  }

  #overflow(contact: DemoContact): void {
    if (contact.isPassedOn) return;
    this.#divert(contact, { reason: 'overflow', toQueue: contact.plan.passesTo });
    this.#passOn(contact);
  }

  #passOn({ id, plan, channel }: DemoContact): void {
    const next = QUEUE_PLANS.find((each) => each.id === plan.passesTo)!;
    this.offer(next, channel, 'inbound', id);
  }

  #ring(agent: DemoAgent, contact: DemoContact): void {
    const { random } = this.#world;
    this.#unqueue(contact);
    contact.stage = 'ringing';
    contact.agent = agent;
    this.#world.say('contact.ringing', { ...leg(contact), agent: agent.person.id });
    this.#at(agent, 'ringing', contact);
    const isHeard = contact.channel === 'voice' && random.chance(RINGS_OUT);
    const ringMs = isHeard ? RING_OUT_MS : random.between(1, contact.channel === 'voice' ? 6 : 4) * SECOND;
    this.#world.after(ringMs, () => {
      if (contact.stage === 'ringing') (isHeard ? this.#ringOut : this.#answer).call(this, agent, contact);
    });
  }

  #ringOut(agent: DemoAgent, contact: DemoContact): void {
    contact.stage = 'waiting';
    contact.agent = null;
    this.#world.say('contact.unanswered', { ...leg(contact), agent: agent.person.id });
    this.#state(agent, 'not-ready', { reason: 'no answer' });
    this.#world.after(this.#world.random.between(45, 150) * SECOND, () => this.#handsFree(agent));
    this.#place(contact);
  }

  #answer(agent: DemoAgent, contact: DemoContact): void {
    const { random } = this.#world;
    contact.stage = 'talking';
    this.#world.say('contact.answered', { ...leg(contact), agent: agent.person.id, direction: contact.direction });
    this.#at(agent, 'talking', contact);
    const talkMs = Math.max(8, random.lognormal(contact.plan.talkSeconds, 0.75)) * SECOND;
    if (random.chance(0.012)) this.#askForHelp(agent, contact, talkMs);
    if (random.chance(0.12)) return this.#talkWithHold(agent, contact, talkMs);
    this.#world.after(talkMs, () => this.#end(agent, contact));
  }

  #talkWithHold(agent: DemoAgent, contact: DemoContact, talkMs: number): void {
    const { random } = this.#world;
    const beforeMs = talkMs * random.between(0.3, 0.7);
    const holdMs = random.lognormal(35, 0.6) * SECOND;
    this.#world.after(beforeMs, () => {
      this.#world.say('contact.held', leg(contact));
      this.#at(agent, 'hold', contact);
    });
    this.#world.after(beforeMs + holdMs, () => {
      this.#world.say('contact.resumed', leg(contact));
      this.#at(agent, 'talking', contact);
    });
    this.#world.after(talkMs + holdMs, () => this.#end(agent, contact));
  }

  #askForHelp(agent: DemoAgent, contact: DemoContact, talkMs: number): void {
    const help = { agent: agent.person.id, kind: 'supervisor' } as const;
    const text = `A customer in ${contact.plan.id} asks for the team leader`;
    this.#world.after(talkMs * 0.2, () => this.#world.say('agent.help', { ...help, text }));
    this.#world.after(talkMs * 0.8, () => this.#world.say('agent.help', { ...help, resolved: true }));
  }

  #end(agent: DemoAgent, contact: DemoContact): void {
    const { random } = this.#world;
    const isPassedOn = !contact.isPassedOn && contact.direction === 'inbound' && random.chance(0.04);
    if (isPassedOn) this.#world.say('contact.transferred', { ...leg(contact), toQueue: contact.plan.passesTo });
    const endedBy = isPassedOn || random.chance(0.4) ? 'agent' : 'customer';
    contact.stage = 'gone';
    this.#world.say('contact.ended', { ...leg(contact), endedBy });
    this.#at(agent, 'acw', contact);
    if (isPassedOn) this.#passOn(contact);
    const wrapUpMs = random.lognormal(contact.plan.wrapUpSeconds, 0.6) * SECOND;
    this.#world.after(wrapUpMs, () => this.#wrapUp(agent, contact, !isPassedOn && random.chance(0.88)));
  }

  #wrapUp(agent: DemoAgent, contact: DemoContact, resolved: boolean): void {
    const { random } = this.#world;
    this.#world.say('contact.wrapped', {
      ...leg(contact),
      category: random.pickByWeight(contact.plan.categories),
      resolved,
      requests: Number(random.pickByWeight({ 1: 78, 2: 15, 3: 5, 4: 2 }))
    });
    this.#handsFree(agent);
  }
}

const leg = ({ id, plan }: DemoContact): { contact: string; queue: string } => ({ contact: id, queue: plan.id });
