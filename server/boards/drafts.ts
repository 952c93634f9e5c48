/** Boards that are being edited: shown as they will be, to nobody but who edits, and kept nowhere. */
import type { BoardDocument } from '#lib/protocol/board-document.ts';

const FORGOTTEN_AFTER_MS = 10 * 60_000;
/** Whoever edits has one; the one that nobody has looked at for longest makes room. */
const MOST = 200;

interface Draft {
  readonly document: BoardDocument;
  readonly version: number;
  touchedAtMs: number;
}

export class Drafts {
  readonly #now: () => number;
  readonly #onChange: () => void;
  readonly #drafts = new Map<string, Draft>();

  constructor({ now, onChange }: { readonly now: () => number; readonly onChange: () => void }) {
    this.#now = now;
    this.#onChange = onChange;
  }

  put(id: string, document: BoardDocument): void {
    const version = (this.#drafts.get(id)?.version ?? 0) + 1;
    this.#keep(id, { document, version, touchedAtMs: this.#now() });
    this.#forgetTheOld();
    this.#onChange();
  }

  /** Who asks watches it. */
  get(id: string): Pick<Draft, 'document' | 'version'> | null {
    this.#forgetTheOld();
    const draft = this.#drafts.get(id);
    if (!draft) return null;
    draft.touchedAtMs = this.#now();
    this.#keep(id, draft);
    return draft;
  }

  /** In the order in which they were last touched. */
  #keep(id: string, draft: Draft): void {
    this.#drafts.delete(id);
    this.#drafts.set(id, draft);
  }

  #forgetTheOld(): void {
    for (const [id, { touchedAtMs }] of this.#drafts) {
      const isOld = this.#now() - touchedAtMs > FORGOTTEN_AFTER_MS;
      if (!isOld && this.#drafts.size <= MOST) return;
      this.#drafts.delete(id);
    }
  }
}
