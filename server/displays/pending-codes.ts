/**
 * Codes of displays that wait to be paired, in a bucket that forgets by itself. How many one address, and all together, may
 * ask for within a while is counted there too: whichever server they ask.
 */
import { createHash } from 'node:crypto';
import type { PairingCode } from '#lib/protocol/displays.ts';
import { record } from '../contract/shape.ts';
import { count, read, text } from './shapes.ts';
import { newCode } from './tokens.ts';

/** The members of a bucket that are used; each write is of what the writer knew of. */
export interface ShortLived {
  get(key: string): Promise<{ readonly value: unknown; readonly revision: number } | null>;
  /** @param previous revision of what is replaced; 0: nothing may be there. @returns false where somebody else was first */
  put(key: string, value: unknown, previous: number): Promise<boolean>;
  remove(key: string, previous: number): Promise<boolean>;
}

export interface Pending extends PairingCode {
  readonly tokenHash: string;
}

export interface CodeLimits {
  readonly codeMs: number;
  readonly windowMs: number;
  /** Within the window. */
  readonly fromOneAddress: number;
  readonly fromAll: number;
}

export const CODE_LIMITS: CodeLimits = {
  codeMs: 10 * 60_000,
  windowMs: 10 * 60_000,
  fromOneAddress: 40,
  fromAll: 600
};

const Kept = record({ tokenHash: text(64), untilMs: count });
const Counter = record({ since: count, asked: count });

/** Who loses a race this often in a row is refused: whoever won was counted. */
const ATTEMPTS = 8;

const addressKey = (address: string): string =>
  `from.${createHash('sha256').update(address).digest('hex').slice(0, 24)}`;

export class PendingCodes {
  readonly #bucket: ShortLived;
  readonly #now: () => number;
  readonly #limits: CodeLimits;

  constructor(bucket: ShortLived, now: () => number, limits: CodeLimits = CODE_LIMITS) {
    this.#bucket = bucket;
    this.#now = now;
    this.#limits = limits;
  }

  /** Null where too many were asked for. */
  async add(tokenHash: string, address: string): Promise<PairingCode | null> {
    const { fromOneAddress, fromAll } = this.#limits;
    if (!(await this.#counts(addressKey(address), fromOneAddress))) return null;
    if (!(await this.#counts('from-all', fromAll))) return null;
    const untilMs = this.#now() + this.#limits.codeMs;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const code = newCode();
      if (await this.#bucket.put(`code.${code}`, { tokenHash, untilMs }, 0)) return { code, untilMs };
    }
    return null;
  }

  async find(code: string): Promise<Pending | null> {
    return (await this.#find(code))?.pending ?? null;
  }

  /** The one that waits with this code; from then on nobody does. */
  async take(code: string): Promise<Pending | null> {
    const found = await this.#find(code);
    if (!found || !(await this.#bucket.remove(`code.${code}`, found.revision))) return null;
    return found.pending;
  }

  async #find(code: string): Promise<{ readonly pending: Pending; readonly revision: number } | null> {
    const kept = await this.#bucket.get(`code.${code}`);
    const { value } = read(Kept, kept?.value);
    if (!kept || !value || value.untilMs <= this.#now()) return null;
    return { pending: { code, tokenHash: value.tokenHash, untilMs: value.untilMs }, revision: kept.revision };
  }

  /** Counts one more. @returns false where that is one too many */
  async #counts(key: string, most: number): Promise<boolean> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const nowMs = this.#now();
      const kept = await this.#bucket.get(key);
      const known = read(Counter, kept?.value).value;
      const counter = known && nowMs - known.since < this.#limits.windowMs ? known : { since: nowMs, asked: 0 };
      if (counter.asked >= most) return false;
      const next = { since: counter.since, asked: counter.asked + 1 };
      if (await this.#bucket.put(key, next, kept?.revision ?? 0)) return true;
    }
    return false;
  }
}
