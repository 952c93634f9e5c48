/** The rules in force: those that are shipped, and in their place or beside them those that people keep in the bucket. */
import type { NatsConnection } from '@nats-io/nats-core';
import type { AlertRule, KeptRule } from '#lib/protocol/alert-rules.ts';
import type { Outcome } from '#lib/protocol/alerts.ts';
import { KeyValues } from '../stream/key-values.ts';
import { readRule } from './rule-schema.ts';
import { SHIPPED_RULES } from './shipped-rules.ts';

const HISTORY = 16;

/** Null: taken away. */
interface Stored {
  readonly rule: AlertRule | null;
}

export interface RulesOptions {
  readonly nc: NatsConnection;
  readonly say: (text: string) => void;
  readonly onChange: () => void;
  readonly shipped?: readonly AlertRule[];
}

function readStored(value: unknown, key: string): Stored {
  const { rule } = value as { readonly rule?: unknown };
  if (rule === null) return { rule };
  const { rule: read, problems } = readRule(rule);
  if (!read) throw new Error(problems.join('; '));
  if (read.id !== key) throw new Error(`it calls itself ${read.id}`);
  return { rule: read };
}

export class Rules {
  readonly #store: KeyValues<Stored>;
  readonly #shipped: ReadonlyMap<string, AlertRule>;
  #kept: readonly KeptRule[] | null = null;

  constructor({ nc, say, onChange, shipped = SHIPPED_RULES }: RulesOptions) {
    this.#shipped = new Map(shipped.map((rule) => [rule.id, rule]));
    this.#store = new KeyValues(nc, {
      name: 'ALERT_RULES',
      description: 'Floorcast: rules that raise alerts',
      history: HISTORY,
      read: readStored,
      onChange: () => {
        this.#kept = null;
        onChange();
      },
      say
    });
  }

  start(signal?: AbortSignal): Promise<void> {
    return this.#store.start(signal);
  }

  stop(): void {
    this.#store.stop();
  }

  /** Those that are shipped first, in their order; then the others, by id. */
  list(): readonly KeptRule[] {
    return (this.#kept ??= this.#read());
  }

  get(id: string): KeptRule | null {
    return this.list().find(({ rule }) => rule.id === id) ?? null;
  }

  /** @param revision of what it takes the place of; null: there must be none of that id */
  async save(document: unknown, revision: number | null): Promise<Outcome<KeptRule>> {
    const { rule, problems } = readRule(document);
    if (!rule) return { status: 400, error: problems.join('; ') };
    const known = this.get(rule.id);
    if (revision === null && known) return { status: 409, error: `there is a rule ${rule.id} already` };
    if (revision !== null && !known) return { status: 404, error: `there is no rule ${rule.id} any more` };
    return this.#put(rule.id, { rule }, revision);
  }

  async remove(id: string, revision: number): Promise<Outcome<null>> {
    if (!this.get(id)) return { status: 404, error: `there is no rule ${id}` };
    const { value, ...refused } = await this.#put(id, { rule: null }, revision);
    return value === undefined && refused.error !== undefined ? refused : { value: null };
  }

  async #put(id: string, stored: Stored, revision: number | null): Promise<Outcome<KeptRule>> {
    const known = this.#store.revisionOf(id);
    const conflict = { status: 409, error: `somebody has changed the rule ${id} meanwhile` } as const;
    if (revision !== null && revision !== (this.get(id)?.revision ?? 0)) return conflict;
    try {
      const kept = await this.#store.put(id, stored, known);
      return kept ? { value: this.#keptOf(id, stored.rule, kept.revision)! } : conflict;
    } catch (error) {
      return { status: 503, error: error instanceof Error ? error.message : String(error) };
    }
  }

  #keptOf(id: string, rule: AlertRule | null, revision: number): KeptRule | null {
    const shipped = this.#shipped.get(id);
    if (rule) return { rule, revision, isShipped: shipped !== undefined };
    return shipped ? { rule: shipped, revision: 0, isShipped: true } : null;
  }

  #read(): KeptRule[] {
    const stored = this.#store.all().map(({ key }) => key);
    const others = stored.filter((id) => !this.#shipped.has(id)).sort();
    return [...this.#shipped.keys(), ...others].flatMap((id) => {
      const kept = this.#store.get(id);
      return this.#keptOf(id, kept?.value.rule ?? null, kept?.revision ?? 0) ?? [];
    });
  }
}
