/** Buckets in memory, and displays on them, as one server has them. */
import type { DisplayReport } from '#lib/protocol/displays.ts';
import type { Kept } from '../stream/key-values.ts';
import type { DisplayDocument } from './display-document.ts';
import { Displays, type Store } from './displays.ts';
import { CODE_LIMITS, PendingCodes, type CodeLimits, type ShortLived } from './pending-codes.ts';

export class MemoryStore<T> implements Store<T> {
  readonly #kept = new Map<string, Kept<T>>();
  #revision = 0;
  onChange: (key: string) => void = () => undefined;
  /** Called before the next write: somebody else is first. */
  beforePut: (() => void) | null = null;

  get(key: string): Kept<T> | null {
    return this.#kept.get(key) ?? null;
  }

  all(): Kept<T>[] {
    return [...this.#kept.values()];
  }

  put(key: string, value: T, previousSeq = this.#kept.get(key)?.revision ?? 0): Promise<Kept<T> | null> {
    const { beforePut } = this;
    this.beforePut = null;
    beforePut?.();
    if ((this.#kept.get(key)?.revision ?? 0) !== previousSeq) return Promise.resolve(null);
    const kept = { key, value, revision: ++this.#revision, storedAtMs: 0 };
    this.#kept.set(key, kept);
    this.onChange(key);
    return Promise.resolve(kept);
  }
}

export class MemoryShortLived implements ShortLived {
  readonly #kept = new Map<string, { value: unknown; revision: number }>();
  #revision = 0;

  get(key: string): Promise<{ value: unknown; revision: number } | null> {
    return Promise.resolve(this.#kept.get(key) ?? null);
  }

  put(key: string, value: unknown, previous: number): Promise<boolean> {
    if ((this.#kept.get(key)?.revision ?? 0) !== previous) return Promise.resolve(false);
    this.#kept.set(key, { value: JSON.parse(JSON.stringify(value)), revision: ++this.#revision });
    return Promise.resolve(true);
  }

  remove(key: string, previous: number): Promise<boolean> {
    return Promise.resolve(this.#kept.get(key)?.revision === previous && this.#kept.delete(key));
  }
}

export function displaysInMemory(limits: CodeLimits = CODE_LIMITS) {
  const clock = { nowMs: Date.UTC(2026, 10, 23, 12) };
  const now = (): number => clock.nowMs;
  const documents = new MemoryStore<DisplayDocument | null>();
  const reports = new MemoryStore<DisplayReport | null>();
  const codes = new PendingCodes(new MemoryShortLived(), now, limits);
  const displays = new Displays({ documents, reports, codes, now });
  const gone: string[] = [];
  documents.onChange = (id) => void (displays.documentChanged(id) && gone.push(id));
  return { clock, documents, reports, codes, displays, gone };
}
