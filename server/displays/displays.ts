/**
 * The displays that were paired, and those that wait to be: kept in buckets that all servers share, so that what is done to
 * one on any server reaches it wherever its socket ends.
 */
import type { DisplayOutcome, DisplaysAccess } from '#lib/protocol/displays-access.ts';
import type { DisplayOrder, DisplayReport, DisplayRow, DisplayState, PairingCode } from '#lib/protocol/displays.ts';
import type { Kept } from '../stream/key-values.ts';
import {
  changed,
  newDocument,
  ordered,
  readChanges,
  readRequest,
  stateOf,
  type DisplayDocument
} from './display-document.ts';
import { newReport, type Sender } from './display-report.ts';
import type { PendingCodes } from './pending-codes.ts';
import { nextTurnMs } from './rotation.ts';
import { hashOf, newDisplayId, newToken, readCode } from './tokens.ts';

/** The members of a KeyValues that are used. */
export interface Store<T> {
  get(key: string): Kept<T> | null;
  all(): Kept<T>[];
  put(key: string, value: T, previousSeq?: number): Promise<unknown>;
}

export interface DisplaysOptions {
  /** A value of null: it was revoked. */
  readonly documents: Store<DisplayDocument | null>;
  readonly reports: Store<DisplayReport | null>;
  readonly codes: PendingCodes;
  readonly now: () => number;
}

type Refusal = DisplayOutcome<never>;

/** Reports that come faster than this, milliseconds, are not stored. */
const REPORT_EVERY_MS = 5000;
/** Somebody else wrote first: then what is to be done is done to theirs. */
const ATTEMPTS = 5;

const refused = (status: 400 | 404 | 409 | 429, error: string): Refusal => ({ status, error });
const GONE = refused(404, 'there is no such display');

export class Displays implements DisplaysAccess {
  readonly #options: DisplaysOptions;
  /** Ids by the hash of the token. */
  readonly #byToken = new Map<string, string>();

  constructor(options: DisplaysOptions) {
    this.#options = options;
  }

  /** The document of that id is another one now. @returns whether it is gone */
  documentChanged(id: string): boolean {
    for (const [hash, known] of this.#byToken) if (known === id) this.#byToken.delete(hash);
    const document = this.#document(id);
    if (document) this.#byToken.set(document.tokenHash, id);
    return document === null;
  }

  ofToken(token: string | null | undefined): string | null {
    return token ? (this.#byToken.get(hashOf(token)) ?? null) : null;
  }

  list(): DisplayRow[] {
    const rows = this.#options.documents.all().flatMap(({ key, value }) => (value ? [this.#row(key, value)] : []));
    return rows.sort((a, b) => a.pairedAtMs - b.pairedAtMs);
  }

  /** Null: there is no such display. */
  assignment(id: string): DisplayRow['assignment'] | null {
    return this.#document(id)?.assignment ?? null;
  }

  state(id: string, nowMs: number, timeZone: string): DisplayState | null {
    const document = this.#document(id);
    return document && stateOf(id, document, nowMs, timeZone);
  }

  /** When a board next gives way to another on any display, epoch milliseconds; Infinity if none will. */
  nextTurnMs(nowMs: number): number {
    const turns = this.list().map(({ assignment: { boards, seconds } }) => nextTurnMs(boards, seconds, nowMs));
    return Math.min(Infinity, ...turns);
  }

  async newCode(address: string): Promise<DisplayOutcome<PairingCode & { readonly token: string }>> {
    const token = newToken();
    const code = await this.#options.codes.add(hashOf(token), address);
    if (!code) return refused(429, 'too many displays have asked for a code: wait some minutes');
    return { value: { ...code, token } };
  }

  async codeOf(code: string, token: string): Promise<PairingCode | null> {
    const known = readCode(code);
    const pending = known && (await this.#options.codes.find(known));
    if (!pending || pending.tokenHash !== hashOf(token)) return null;
    return { code: pending.code, untilMs: pending.untilMs };
  }

  async pair(request: unknown, by: string): Promise<DisplayOutcome<DisplayRow>> {
    const { value: asked, error } = readRequest(request);
    if (!asked) return refused(400, error);
    const code = readCode(asked.code);
    const pending = code && (await this.#options.codes.take(code));
    if (!pending) return refused(404, 'no display waits with that code');
    const { tokenHash } = pending;
    const document = newDocument(asked, { tokenHash, pairedAtMs: this.#options.now(), pairedBy: by });
    const id = newDisplayId();
    await this.#options.documents.put(id, document, 0);
    return { value: this.#row(id, document) };
  }

  async change(id: string, changes: unknown): Promise<DisplayOutcome<DisplayRow>> {
    const { value, error } = readChanges(changes);
    return value ? this.#write(id, (document) => changed(document, value)) : refused(400, error);
  }

  order(id: string, order: DisplayOrder): Promise<DisplayOutcome<DisplayRow>> {
    return this.#write(id, (document) => ordered(document, order, this.#options.now()));
  }

  async revoke(id: string): Promise<DisplayOutcome<null>> {
    const { documents, reports } = this.#options;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const kept = documents.get(id);
      if (!kept?.value) return GONE;
      if (!(await documents.put(id, null, kept.revision))) continue;
      if (reports.get(id)) await reports.put(id, null);
      return { value: null };
    }
    return refused(409, 'somebody else is changing it: try again');
  }

  async report(id: string, sender: Sender, said: unknown): Promise<DisplayOutcome<null>> {
    const { reports, now } = this.#options;
    const { value: report, error } = newReport(said, sender, now());
    if (!report) return refused(400, error);
    if (!this.#document(id)) return GONE;
    const isTooSoon = report.heardAtMs - (reports.get(id)?.value?.heardAtMs ?? 0) < REPORT_EVERY_MS;
    // Where another server has stored one at this moment, that one is as good.
    if (!isTooSoon) await reports.put(id, report);
    return { value: null };
  }

  #document(id: string): DisplayDocument | null {
    return this.#options.documents.get(id)?.value ?? null;
  }

  #row(id: string, { name, pairedAtMs, pairedBy, assignment, settings }: DisplayDocument): DisplayRow {
    const report = this.#options.reports.get(id)?.value ?? null;
    return { id, name, pairedAtMs, pairedBy, assignment, settings, report };
  }

  async #write(id: string, next: (document: DisplayDocument) => DisplayDocument): Promise<DisplayOutcome<DisplayRow>> {
    const { documents } = this.#options;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const kept = documents.get(id);
      if (!kept?.value) return GONE;
      const document = next(kept.value);
      if (await documents.put(id, document, kept.revision)) return { value: this.#row(id, document) };
    }
    return refused(409, 'somebody else is changing it: try again');
  }
}
