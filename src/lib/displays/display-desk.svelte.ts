import type { MessageKey } from '#lib/i18n/translator.ts';
import type { Assignment, DisplayList, DisplayOrder, DisplayRow, DisplaySettings } from '#lib/protocol/displays.ts';

/** What has come of the last thing that was done, to be said. */
export interface Word {
  readonly key: MessageKey;
  readonly name: string;
  readonly isAlarm: boolean;
}

export interface Pairing {
  readonly code: string;
  readonly name: string;
  readonly assignment: Assignment;
}

export type Changes = Partial<Pick<DisplayRow, 'name'> & { assignment: Assignment; settings: DisplaySettings }>;

const ASK_EVERY_MS = 2000;
const PATIENCE_MS = 8000;

async function ask(path: string, method = 'GET', body?: object): Promise<Response | null> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE_MS);
  const init = { method, signal: late.signal, headers: { 'content-type': 'application/json' } };
  try {
    return await fetch(`/api/displays${path}`, body ? { ...init, body: JSON.stringify(body) } : init);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** All displays as the desk knows them, and what it does to them. */
export class DisplayDesk {
  #list: DisplayList;
  #word = $state.raw<Word | null>(null);
  #isLost = $state(false);
  /** What was asked for before a change may come after it, and tell of what was before. */
  #changes = 0;

  constructor(list: DisplayList) {
    this.#list = $state.raw(list);
  }

  get list(): DisplayList {
    return this.#list;
  }

  get word(): Word | null {
    return this.#word;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** Asks how they are, again and again; until the function it returns is called. */
  start(): () => void {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = async (): Promise<void> => {
      if (!document.hidden) await this.#look();
      if (!isOver) timer = setTimeout(() => void look(), ASK_EVERY_MS);
    };
    timer = setTimeout(() => void look(), ASK_EVERY_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }

  /** @returns whether it was done; if not, `word` says why */
  pair(pairing: Pairing): Promise<boolean> {
    return this.#do('displays.paired', pairing.name, '', 'POST', pairing);
  }

  change({ id, name }: DisplayRow, changes: Changes): Promise<boolean> {
    return this.#do('displays.done.change', changes.name ?? name, `/${id}`, 'PATCH', changes);
  }

  order({ id, name }: DisplayRow, order: DisplayOrder): Promise<boolean> {
    return this.#do(`displays.done.${order}`, name, `/${id}/${order}`, 'POST', {});
  }

  revoke({ id, name }: DisplayRow): Promise<boolean> {
    return this.#do('displays.done.revoke', name, `/${id}`, 'DELETE');
  }

  async #do(done: MessageKey, name: string, path: string, method: string, body?: object): Promise<boolean> {
    const answer = await ask(path, method, body);
    const isDone = answer?.ok ?? false;
    const failed: MessageKey = answer?.status === 404 && path === '' ? 'displays.noCode' : 'displays.failed';
    this.#word = { key: isDone ? done : failed, name, isAlarm: !isDone };
    this.#changes += 1;
    await this.#look();
    return isDone;
  }

  async #look(): Promise<void> {
    const changes = this.#changes;
    const answer = await ask('');
    this.#isLost = !answer?.ok;
    if (!answer?.ok) return;
    const list = (await answer.json()) as DisplayList;
    if (changes === this.#changes) this.#list = list;
  }
}
