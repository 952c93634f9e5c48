/** All boards and announcements as the desk knows them, and what it does to them. */
import type { MessageKey } from '#lib/i18n/translator.ts';
import type { SentAnnouncement } from '#lib/protocol/announcements-access.ts';
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import type { DocumentProblem, KeptBoard } from '#lib/protocol/boards-access.ts';
import type { Timers } from '#lib/live/timers.ts';
import type { BoardRow, DeletedRow } from './board-row.ts';

export interface BoardList {
  readonly boards: readonly BoardRow[];
  readonly deleted: readonly DeletedRow[];
}

/** What has come of the last thing that was done, to be said. */
export interface Word {
  readonly key: MessageKey;
  readonly title: string;
  readonly isAlarm: boolean;
  /** As the server says them, in English. */
  readonly problems: readonly string[];
  readonly undo: (() => Promise<void>) | null;
}

export interface NewAnnouncement {
  readonly text: string;
  readonly severity: SentAnnouncement['severity'];
  readonly untilMs: number | null;
  readonly boards: readonly string[];
}

interface Answer {
  readonly status: number;
  readonly body: {
    readonly id?: string;
    readonly version?: number;
    readonly error?: string;
    readonly problems?: readonly DocumentProblem[];
  };
}

const ASK_EVERY_MS = 5000;
const CONFLICT = 409;
const NOBODY_ANSWERED: Answer = { status: 0, body: {} };

async function ask(path: string, method: string, body?: unknown): Promise<Answer> {
  try {
    const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(path, { method, body: text, headers: { 'content-type': 'application/json' } });
    const answered = await answer.text();
    return { status: answer.status, body: answered === '' ? {} : (JSON.parse(answered) as Answer['body']) };
  } catch {
    return NOBODY_ANSWERED;
  }
}

const isDone = ({ status }: Answer): boolean => status >= 200 && status < 300;

function failure({ status, body: { error, problems } }: Answer, title: string): Word {
  const key =
    status === CONFLICT ? 'boards.failed.conflict' : status === 400 ? 'boards.failed.refused' : 'boards.failed.other';
  const said = problems?.map(({ path, problem }) => `${path} ${problem}`) ?? (error === undefined ? [] : [error]);
  return { key, title, isAlarm: true, problems: status === CONFLICT ? [] : said, undo: null };
}

export class BoardsDesk {
  #list: BoardList;
  #announcements: readonly SentAnnouncement[];
  #word = $state.raw<Word | null>(null);
  #isLost = $state(false);
  /** What was asked for before a change may come after it, and tell of what was before. */
  #changes = 0;

  constructor(list: BoardList, announcements: readonly SentAnnouncement[]) {
    this.#list = $state.raw(list);
    this.#announcements = $state.raw(announcements);
  }

  get list(): BoardList {
    return this.#list;
  }

  get announcements(): readonly SentAnnouncement[] {
    return this.#announcements;
  }

  get word(): Word | null {
    return this.#word;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** Asks what others have done, again and again; until the function it returns is called. */
  start(timers: Timers): () => void {
    let isOver = false;
    let stop = (): void => undefined;
    const lookSoon = (): void => {
      stop = timers.after(ASK_EVERY_MS, () => {
        void (document.hidden ? Promise.resolve() : this.#look()).then(() => !isOver && lookSoon());
      });
    };
    lookSoon();
    return () => {
      isOver = true;
      stop();
    };
  }

  async remove({ id, title, version }: BoardRow): Promise<void> {
    const answer = await ask(`/api/boards/${id}?basedOn=${version}`, 'DELETE');
    const undo = () => this.restore(id, title, version, version + 1);
    await this.#did(answer, title, { key: 'boards.done.deleted', undo });
  }

  /** @param present the version that is there now */
  async restore(id: string, title: string, version: number, present: number): Promise<void> {
    const answer = await ask(`/api/boards/${id}/restore?version=${version}&basedOn=${present}`, 'POST');
    await this.#did(answer, title, { key: 'boards.done.restored' });
  }

  /** @param titleOf says what a copy of a title is called */
  async duplicate({ id, title }: BoardRow, titleOf: (title: string) => string): Promise<void> {
    const { status, body } = await ask(`/api/boards/${id}`, 'GET');
    const { document } = body as Partial<KeptBoard>;
    if (!document) return this.#did({ status, body }, title, { key: 'boards.failed.other' });
    const copy: BoardDocument = { ...document, title: titleOf(title).slice(0, 120) };
    await this.#did(await ask('/api/boards', 'POST', copy), copy.title, { key: 'boards.done.made' });
  }

  async take(file: File): Promise<void> {
    const answer = await ask('/api/boards', 'POST', await file.text());
    await this.#did(answer, file.name, { key: 'boards.done.made' });
  }

  /** @returns whether it was sent */
  async announce(announcement: NewAnnouncement): Promise<boolean> {
    const answer = await ask('/api/messages', 'POST', announcement);
    await this.#did(answer, announcement.text, { key: 'boards.done.sent' });
    return isDone(answer);
  }

  async takeBack({ id, text }: SentAnnouncement): Promise<void> {
    await this.#did(await ask(`/api/messages/${id}`, 'DELETE'), text, { key: 'boards.done.takenBack' });
  }

  async #did(answer: Answer, title: string, done: { key: MessageKey; undo?: () => Promise<void> }): Promise<void> {
    const said = { key: done.key, title, isAlarm: false, problems: [], undo: done.undo ?? null };
    this.#word = isDone(answer) ? said : failure(answer, title);
    this.#changes += 1;
    await this.#look();
  }

  async #look(): Promise<void> {
    const changes = this.#changes;
    const [list, sent] = await Promise.all([ask('/api/boards', 'GET'), ask('/api/messages', 'GET')]);
    this.#isLost = !isDone(list) || !isDone(sent);
    if (this.#isLost || changes !== this.#changes) return;
    this.#list = list.body as unknown as BoardList;
    this.#announcements = (sent.body as unknown as { messages: readonly SentAnnouncement[] }).messages;
  }
}
