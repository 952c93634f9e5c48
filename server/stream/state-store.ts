/**
 * Saved states of the floor, in JetStream's object store: the last two, and one for each start of a business day. Each tells
 * what stream it is of and where in it, so that one that does not fit is left alone. One that can't be read is passed over.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { ObjectInfo } from '@nats-io/obj';
import type { FloorConfig } from '../contract/config.ts';
import { closedIds, STATE_VERSION, stateParts } from '../floor/state/state-parts.ts';
import { StateLoader } from '../floor/state/state-loader.ts';
import type { StreamFold } from '../floor/stream-fold.ts';
import { Bucket } from './bucket.ts';
import { FrameReader, packFrames } from './frames.ts';
import { FLOOR_STREAM, streamInfo } from './provision.ts';

export interface StateStoreOptions {
  readonly keepDays: number;
  /** Told, once each, of what can't be used or saved. */
  readonly say: (text: string) => void;
}

/** The instance of FLOOR as it is now. */
export interface Stream {
  readonly created: string;
  readonly lastSequence: number;
}

export interface SavedState {
  readonly name: string;
  /** Where in the stream: the next message that is wanted is the one after it. */
  readonly sequence: number;
  /** Nothing in it was stored, or happened, after this moment. */
  readonly asOfMs: number;
  readonly bytes: number;
}

export interface SaveAs {
  /** Which instance of the stream it is of. */
  readonly created: string;
  /** The start of the day that it is kept for; not given: it takes the place of the older one of the last two. */
  readonly dayMs?: number;
}

export const STATE_BUCKET = 'FLOOR_STATE';

const DAY_MS = 24 * 3_600_000;
const LATEST = ['latest-0', 'latest-1'] as const;
const DAY = 'day-';
/** Longer than an object takes to be written. */
const LEFT_BEHIND_MS = 3_600_000;
/** Sockets and timers get their turn at least this often while a state is restored. */
const SLICE_MS = 4;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What is written beside a state, about it. */
function metadataOf(fold: StreamFold, created: string): Record<string, string> {
  const { sequence, lastStoredAtMs, asOfMs } = fold.facts();
  const latestMs = Math.max(asOfMs, lastStoredAtMs ?? 0);
  return { version: String(STATE_VERSION), created, sequence: String(sequence), asOfMs: String(latestMs) };
}

const stateOf = ({ name, metadata, size }: ObjectInfo): SavedState => ({
  name,
  sequence: Number(metadata?.['sequence']),
  asOfMs: Number(metadata?.['asOfMs']),
  bytes: size
});

const isState = ({ name }: ObjectInfo): boolean => name.startsWith(DAY) || LATEST.some((each) => each === name);

/** Null if it can be used. */
function misfit({ metadata }: ObjectInfo, { created, lastSequence }: Stream): string | null {
  if (metadata?.['version'] !== String(STATE_VERSION)) return `of version ${metadata?.['version'] ?? 'none'}`;
  if (metadata['created'] !== created) return 'of another stream than FLOOR is now';
  const sequence = Number(metadata['sequence']);
  return sequence <= lastSequence ? null : `as of ${sequence}, and FLOOR ends at ${lastSequence}`;
}

export class StateStore {
  readonly #nc: NatsConnection;
  readonly #bucket: Bucket;
  readonly #options: StateStoreOptions;
  readonly #said = new Set<string>();
  /** Sets of ids that are in the bucket as they should be. */
  readonly #storedIds = new Set<string>();
  #saving: Promise<unknown> = Promise.resolve();
  #isSwept = false;
  /** The last one could not be saved, and that has been said. */
  #isFailing = false;

  constructor(nc: NatsConnection, options: StateStoreOptions) {
    this.#nc = nc;
    this.#options = options;
    // A set of ids is written once, and the states of as many days refer to it: these go by their names.
    const ttlMs = (2 * options.keepDays + 3) * DAY_MS;
    this.#bucket = new Bucket(nc, { name: STATE_BUCKET, description: 'Saved states of the floor', ttlMs });
  }

  /**
   * Saves a state of a fold. It is written down before this returns: the fold may go on while it is stored. For a day's
   * start, the fold should have been told no later moments than the stream's own: it is used for what was before them.
   *
   * @returns whether it is stored
   */
  save(fold: StreamFold, { created, dayMs }: SaveAs): Promise<boolean> {
    const data = packFrames(stateParts(fold));
    const metadata = metadataOf(fold, created);
    const ids = closedIds(fold);
    const saving = this.#saving.then(async () => {
      try {
        for (const each of ids) if (!this.#storedIds.has(each.name)) await this.#saveIds(each.name, each.parts());
        const name = dayMs === undefined ? await this.#olderOfLatest(created) : DAY + new Date(dayMs).toISOString();
        await this.#bucket.put(name, data, metadata);
        // What is left lying about does no harm until it expires.
        await this.#tidyUp().catch(() => undefined);
        this.#isFailing = false;
        return true;
      } catch (error) {
        if (!this.#isFailing) {
          this.#options.say(`the state as of ${metadata['sequence']} could not be saved: ${messageOf(error)}`);
        }
        this.#isFailing = true;
        return false;
      }
    });
    this.#saving = saving;
    return saving;
  }

  /** The states of a stream that could be used, the latest first. @throws Error where NATS does not answer */
  async list(stream: Stream): Promise<SavedState[]> {
    const infos = (await this.#bucket.list()).filter(isState);
    const now = await this.#asItIs(stream, infos);
    const problems = infos.map((info) => misfit(info, now));
    problems.forEach((problem, place) => problem !== null && this.#sayOnce(infos[place]!, problem));
    const usable = infos.filter((_, place) => problems[place] === null).map(stateOf);
    return usable.sort((a, b) => b.sequence - a.sequence || a.asOfMs - b.asOfMs);
  }

  /**
   * The latest state of a stream that can be restored, under whatever definitions; null where there is none.
   *
   * @param beforeMs nothing in it was stored, or happened, after this
   */
  async newest(stream: Stream, config: FloorConfig, beforeMs = Infinity): Promise<StreamFold | null> {
    try {
      for (const state of await this.list(stream)) {
        if (state.asOfMs > beforeMs) continue;
        const fold = await this.#restore(state, config);
        if (fold) return fold;
      }
    } catch (error) {
      this.#options.say(`saved states can't be looked for: ${messageOf(error)}`);
    }
    return null;
  }

  /** What has been saved since it was asked where the stream ends does not lie beyond its end. */
  async #asItIs(stream: Stream, infos: readonly ObjectInfo[]): Promise<Stream> {
    const { created, lastSequence } = stream;
    if (infos.every(({ metadata }) => !(Number(metadata?.['sequence']) > lastSequence))) return stream;
    const info = await streamInfo(await jetstreamManager(this.#nc, { checkAPI: false }), FLOOR_STREAM);
    if (info?.created !== created) return stream;
    return { created, lastSequence: Math.max(lastSequence, info.state.last_seq) };
  }

  /** Null where it can't be. */
  async #restore({ name }: SavedState, config: FloorConfig): Promise<StreamFold | null> {
    const loader = new StateLoader(config, this.#options);
    try {
      await this.#load(name, loader);
      const ids = loader.missingIds;
      for (const each of ids) await this.#load(each, loader);
      const fold = loader.finish();
      for (const each of ids) this.#storedIds.add(each);
      return fold;
    } catch (error) {
      this.#options.say(`the state ${name} can't be used: ${messageOf(error)}`);
      return null;
    }
  }

  async #load(name: string, loader: StateLoader): Promise<void> {
    const frames = new FrameReader();
    let turnEndsAt = performance.now() + SLICE_MS;
    for await (const bytes of this.#bucket.read(name)) {
      for (const part of frames.take(bytes)) {
        loader.take(part);
        if (performance.now() < turnEndsAt) continue;
        await nextTurn();
        turnEndsAt = performance.now() + SLICE_MS;
      }
    }
  }

  async #saveIds(name: string, parts: Iterable<unknown>): Promise<void> {
    await this.#bucket.put(name, packFrames(parts), { version: String(STATE_VERSION) });
    this.#storedIds.add(name);
  }

  async #olderOfLatest(created: string): Promise<string> {
    const sequences = new Map<string, number>();
    for (const { name, metadata } of await this.#bucket.list()) {
      sequences.set(name, metadata?.['created'] === created ? Number(metadata['sequence']) : -1);
    }
    const [first, second] = LATEST;
    return (sequences.get(first) ?? -2) <= (sequences.get(second) ?? -2) ? first : second;
  }

  /** Lets go of days that FLOOR itself does not keep any more. */
  async #tidyUp(): Promise<void> {
    const oldestMs = Date.now() - (this.#options.keepDays + 1) * DAY_MS;
    for (const { name } of await this.#bucket.list()) {
      if (name.startsWith(DAY) && Date.parse(name.slice(DAY.length)) < oldestMs) await this.#bucket.delete(name);
    }
    if (this.#isSwept) return;
    this.#isSwept = true;
    await this.#bucket.sweep((storedAtMs) => storedAtMs < Date.now() - LEFT_BEHIND_MS);
  }

  #sayOnce({ name, nuid }: ObjectInfo, problem: string): void {
    if (this.#said.has(nuid)) return;
    this.#said.add(nuid);
    this.#options.say(`the state ${name} is not used: it is ${problem}`);
  }
}
