/** Announcements, in a bucket that all servers share. One that is over is kept for a while, then removed. */
import { randomUUID } from 'node:crypto';
import type { NatsConnection } from '@nats-io/nats-core';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import {
  ANNOUNCEMENT_CHARACTERS,
  type AnnouncementsAccess,
  type SendOutcome,
  type SentAnnouncement
} from '#lib/protocol/announcements-access.ts';
import { SEVERITIES, type Severity } from '#lib/protocol/board-document.ts';
import type { Announcement } from '#lib/protocol/board-view.ts';
import { schemaProblems, type Problem } from '../contract/schema-problems.ts';
import { hasLength, quote } from '../contract/text.ts';
import { KeyValues } from '../stream/key-values.ts';
import { fillIn } from './fill-in.ts';

const KEPT_WHEN_OVER_MS = 7 * 24 * 3600_000;
const MOST_BOARDS = 200;

const Request = Type.Object(
  {
    text: Type.String(),
    severity: Type.Enum<Severity[]>([...SEVERITIES], { default: 'info' }),
    untilMs: Type.Union([Type.Integer(), Type.Null()], { default: null }),
    boards: Type.Array(Type.String(), { maxItems: MOST_BOARDS, uniqueItems: true, default: [] })
  },
  { additionalProperties: false }
);
const requests = Compile(Request);

export interface AnnouncementsOptions {
  readonly nc: NatsConnection;
  readonly now: () => number;
  readonly say: (text: string) => void;
  readonly onChange: () => void;
  readonly isBoard: (id: string) => boolean;
}

type Kept = Omit<SentAnnouncement, 'id'>;

function readKept(value: unknown): Kept {
  const { text, severity, sentAtMs, untilMs = null, by = null, boards } = Object(value) as Partial<Kept>;
  const isWhole = typeof text === 'string' && SEVERITIES.some((each) => each === severity) && Array.isArray(boards);
  if (!isWhole || !Number.isFinite(sentAtMs)) throw new Error('it is no announcement');
  return { text, severity: severity!, sentAtMs: sentAtMs!, untilMs, by, boards };
}

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();

export class Announcements implements AnnouncementsAccess {
  readonly #options: AnnouncementsOptions;
  readonly #kept: KeyValues<Kept>;

  constructor(options: AnnouncementsOptions) {
    const { nc, onChange, say } = options;
    this.#options = options;
    this.#kept = new KeyValues(nc, {
      name: 'MESSAGES',
      description: 'Floorcast: announcements to the floor',
      history: 1,
      read: readKept,
      onChange,
      say
    });
  }

  /** Resolves when all are known, or `signal` is aborted. */
  start(signal?: AbortSignal): Promise<void> {
    return this.#kept.start(signal);
  }

  stop(): void {
    this.#kept.stop();
  }

  list(): SentAnnouncement[] {
    const all = this.#kept.all().map(({ key, value }) => ({ id: key, ...value }));
    return all.filter((each) => !this.#isOver(each)).sort((a, b) => b.sentAtMs - a.sentAtMs);
  }

  /** What a board shows, by id. */
  of(board: string): Readonly<Record<string, Announcement>> {
    const addressed = this.list().filter(({ boards }) => boards.length === 0 || boards.includes(board));
    return Object.fromEntries(addressed.map(({ id, boards: _, ...announcement }) => [id, announcement]));
  }

  async send(value: unknown, by: string | null): Promise<SendOutcome> {
    const request = fillIn(Request, value) as Static<typeof Request>;
    const problems = [...this.#problemsOf(request)];
    if (problems.length > 0) return { problems };
    const announcement = { ...request, text: oneLine(request.text), sentAtMs: this.#options.now(), by };
    const id = randomUUID();
    await this.#kept.put(id, announcement);
    await this.#removeTheOld();
    return { sent: { id, ...announcement } };
  }

  async end(id: string): Promise<boolean> {
    const kept = this.#kept.get(id);
    if (!kept || this.#isOver(kept.value)) return false;
    const ended = { ...kept.value, untilMs: this.#options.now() };
    // Whoever was first can only have taken it back too.
    await this.#kept.put(id, ended, kept.revision);
    return true;
  }

  #isOver({ untilMs }: Pick<Kept, 'untilMs'>, forMs = 0): boolean {
    return untilMs !== null && untilMs + forMs <= this.#options.now();
  }

  *#problemsOf(request: Static<typeof Request>): Iterable<Problem> {
    const shape = schemaProblems(requests, request);
    if (shape.length > 0) return yield* shape;
    const { text, untilMs, boards } = request;
    if (!hasLength(oneLine(text), ANNOUNCEMENT_CHARACTERS)) {
      yield { path: 'text', problem: `must be 1–${ANNOUNCEMENT_CHARACTERS} characters, not ${[...text].length}` };
    }
    if (this.#isOver({ untilMs })) yield { path: 'untilMs', problem: `must be later than now, not ${quote(untilMs)}` };
    for (const [at, id] of boards.entries()) {
      if (!this.#options.isBoard(id))
        yield { path: `boards.${at}`, problem: `must be the id of a board, not ${quote(id)}` };
    }
  }

  async #removeTheOld(): Promise<void> {
    const old = this.#kept.all().filter(({ value }) => this.#isOver(value, KEPT_WHEN_OVER_MS));
    await Promise.all(old.map(({ key, revision }) => this.#kept.remove(key, revision)));
  }
}
