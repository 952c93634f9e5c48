/** What the editor asks of the server: see the JSON API of boards. */
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import type { BoardVersion } from '#lib/protocol/boards-access.ts';

export type Saved =
  | { readonly kind: 'saved'; readonly version: number }
  /** Somebody was first: what stands there now; null: nothing does. */
  | { readonly kind: 'conflict'; readonly theirs: BoardVersion | null }
  | { readonly kind: 'refused'; readonly problems: readonly string[] }
  | { readonly kind: 'readOnly' }
  /** The server can't be reached, or can't do it now. */
  | { readonly kind: 'failed' };

export interface BoardServer {
  /** @param basedOn the version that was edited; null: there is to be none yet */
  save(document: BoardDocument, basedOn: number | null): Promise<Saved>;
  /** What stands there now; null where that can't be told. */
  latest(): Promise<BoardVersion | null>;
  /** @returns whether it is shown from now on */
  showDraft(document: BoardDocument): Promise<boolean>;
}

type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

interface Refusal {
  readonly error?: string;
  readonly problems?: readonly { readonly path: string; readonly problem: string }[];
  readonly theirs?: BoardVersion | null;
}

function put(document: BoardDocument, headers: Readonly<Record<string, string>> = {}): RequestInit {
  return { method: 'PUT', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(document) };
}

function outcomeOf(status: number, { error, problems, theirs }: Refusal): Saved {
  if (status === 409) return { kind: 'conflict', theirs: theirs ?? null };
  if (status === 403) return { kind: 'readOnly' };
  if (status !== 400 && status !== 413) return { kind: 'failed' };
  return { kind: 'refused', problems: problems?.map(({ path, problem }) => `${path} ${problem}`) ?? [error ?? ''] };
}

/** @param draft the id under which the draft is shown */
export function boardServer(fetch: Fetch, id: string, draft: string): BoardServer {
  return {
    async save(document, basedOn) {
      try {
        const ground = basedOn === null ? {} : { 'if-match': `"${basedOn}"` };
        const response = await fetch(`/api/boards/${id}`, put(document, ground));
        const answer = (await response.json()) as Refusal & { readonly version: number };
        return response.ok ? { kind: 'saved', version: answer.version } : outcomeOf(response.status, answer);
      } catch {
        return { kind: 'failed' };
      }
    },
    async latest() {
      try {
        const response = await fetch(`/api/boards/${id}`);
        return response.ok ? ((await response.json()) as BoardVersion) : null;
      } catch {
        return null;
      }
    },
    async showDraft(document) {
      try {
        return (await fetch(`/api/drafts/${draft}`, put(document))).ok;
      } catch {
        return false;
      }
    }
  };
}
