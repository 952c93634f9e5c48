import { createContext } from 'svelte';
import type { Topic } from './topic.ts';

/** What the panel of a board shows: a topic, and those that led there. */
export class Explainer {
  #trail: readonly Topic[] = $state.raw([]);
  /** What on the board has the focus; an agent that changes places takes it along. */
  focusedKey: string | null = null;

  /** Null: the panel is closed. */
  get topic(): Topic | null {
    return this.#trail[this.#trail.length - 1] ?? null;
  }

  /** The site that the topic is of; null: the page's. */
  get site(): string | null {
    const sites = this.#trail.map((topic) => (topic.kind === 'figure' ? topic.question.site : topic.site));
    return sites.reverse().find((site) => site !== undefined) ?? null;
  }

  get canGoBack(): boolean {
    return this.#trail.length > 1;
  }

  open(topic: Topic): void {
    this.#trail = [topic];
  }

  /** From within the panel. */
  follow(topic: Topic): void {
    this.#trail = [...this.#trail, topic];
  }

  back(): void {
    this.#trail = this.#trail.slice(0, -1);
  }

  close(): void {
    this.#trail = [];
  }
}

export interface Explaining {
  /** Null where nothing can be clicked: on a wall. */
  readonly explainer: Explainer | null;
  readonly site: string;
}

export const [getExplaining, setExplaining] = createContext<Explaining>();
