/** The agents of a queue_log, by the name that it gives them. */
import type { EventDraft } from '../event-writer.ts';
import { Agent, type AgentRecord } from './agent.ts';
import type { AgentFact } from './queue-log-line.ts';

export type SavedAgents = readonly AgentRecord[];

export class Agents {
  readonly #byName: Map<string, Agent>;

  constructor(saved: SavedAgents = []) {
    this.#byName = new Map(saved.map((agent) => [agent.name, new Agent(agent)]));
  }

  named(name: string): Agent {
    const known = this.#byName.get(name);
    if (known) return known;
    const agent = new Agent(name);
    this.#byName.set(name, agent);
    return agent;
  }

  /** What a line about an agent amounts to. */
  told(name: string, fact: AgentFact, atMs: number): EventDraft[] {
    const agent = 'queue' in fact ? this.named(name) : this.#whoLogs(name);
    apply(fact, agent);
    return agent.show(atMs);
  }

  restart(atMs: number): EventDraft[] {
    return [...this.#byName.values()].flatMap((agent) => {
      agent.restart();
      return agent.show(atMs);
    });
  }

  toJSON(): SavedAgents {
    return [...this.#byName.values()].map((agent) => agent.toJSON());
  }

  /** Since version 12 a login is that of `1001`, who is called `Agent/1001` as the member of a queue. */
  #whoLogs(name: string): Agent {
    return this.named(name.includes('/') || this.#byName.has(name) ? name : `Agent/${name}`);
  }
}

function apply(fact: AgentFact, agent: Agent): void {
  switch (fact.kind) {
    case 'paused':
      return agent.pause(fact.queue, fact.reason);
    case 'unpaused':
      return agent.unpause(fact.queue);
    case 'added':
      return agent.add(fact.queue, fact.isPaused);
    case 'removed':
      return agent.remove(fact.queue);
    case 'logged-in':
      return agent.logIn(fact.byCallback ? 'callback' : 'channel');
    case 'logged-off':
      return agent.logOff();
  }
}
