/** What the desk does to boards and announcements, and what has come of it. */
import type { MessageKey } from '#lib/i18n/translator.ts';
import type { SentAnnouncement } from '#lib/protocol/announcements-access.ts';
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import type { DocumentProblem, KeptBoard } from '#lib/protocol/boards-access.ts';
import type { BoardRow } from '#lib/protocol/boards-view.ts';

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
  #word = $state.raw<Word | null>(null);

  get word(): Word | null {
    return this.#word;
  }

  async remove({ id, title, version }: BoardRow): Promise<void> {
    const answer = await ask(`/api/boards/${id}?basedOn=${version}`, 'DELETE');
    const undo = () => this.restore(id, title, version, version + 1);
    this.#did(answer, title, { key: 'boards.done.deleted', undo });
  }

  /** @param present the version that is there now */
  async restore(id: string, title: string, version: number, present: number): Promise<void> {
    const answer = await ask(`/api/boards/${id}/restore?version=${version}&basedOn=${present}`, 'POST');
    this.#did(answer, title, { key: 'boards.done.restored' });
  }

  /** @param titleOf says what a copy of a title is called */
  async duplicate({ id, title }: BoardRow, titleOf: (title: string) => string): Promise<void> {
    const { status, body } = await ask(`/api/boards/${id}`, 'GET');
    const { document } = body as Partial<KeptBoard>;
    if (!document) return this.#did({ status, body }, title, { key: 'boards.failed.other' });
    const copy: BoardDocument = { ...document, title: titleOf(title).slice(0, 120) };
    this.#did(await ask('/api/boards', 'POST', copy), copy.title, { key: 'boards.done.made' });
  }

  async take(file: File): Promise<void> {
    const answer = await ask('/api/boards', 'POST', await file.text());
    this.#did(answer, file.name, { key: 'boards.done.made' });
  }

  /** @returns whether it was sent */
  async announce(announcement: NewAnnouncement): Promise<boolean> {
    const answer = await ask('/api/messages', 'POST', announcement);
    this.#did(answer, announcement.text, { key: 'boards.done.sent' });
    return isDone(answer);
  }

  async takeBack({ id, text }: SentAnnouncement): Promise<void> {
    this.#did(await ask(`/api/messages/${id}`, 'DELETE'), text, { key: 'boards.done.takenBack' });
  }

  #did(answer: Answer, title: string, done: { key: MessageKey; undo?: () => Promise<void> }): void {
    const said = { key: done.key, title, isAlarm: false, problems: [], undo: done.undo ?? null };
    this.#word = isDone(answer) ? said : failure(answer, title);
  }
}
