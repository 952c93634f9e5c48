/** Restores a saved state, part by part: each is counted as it comes, so no step is long. */
import type { FloorConfig } from '../../contract/config.ts';
import type { LateNotes } from '../late-notes.ts';
import type { RecentIds } from '../recent-ids.ts';
import type { Site } from '../site.ts';
import type { Silence } from '../source.ts';
import {
  StreamFold,
  type Counts,
  type FoldFacts,
  type FoldOptions,
  type Held,
  type Rejection
} from '../stream-fold.ts';
import { agentOf, statementsOf } from './agent-row.ts';
import { ComingIds } from './id-parts.ts';
import { legOf } from './leg-row.ts';
import { Row } from './row.ts';
import { STATE_VERSION } from './state-parts.ts';

type Members = Readonly<Record<string, unknown>>;

interface Days {
  readonly of: RecentIds;
  readonly days: readonly { readonly fromMs: number; readonly ids: ComingIds }[];
}

export class StateLoader {
  readonly #fold: StreamFold;
  #facts: FoldFacts | null = null;
  #days: readonly Days[] = [];
  readonly #ids = new Map<string, ComingIds>();
  readonly #held: Held[] = [];
  /** One string for each name, whatever the part. */
  readonly #names = new Map<string, string>();
  #count = 0;
  #hasEnded = false;

  /** @param config the definitions to restore it under: not necessarily those that it was saved under */
  constructor(config: FloorConfig, options: FoldOptions = {}) {
    this.#fold = new StreamFold(config, options);
  }

  /** The sets of ids that have been named and not come yet. */
  get missingIds(): string[] {
    return [...this.#ids.values()].filter(({ isComplete }) => !isComplete).map(({ name }) => name);
  }

  /**
   * Takes the next part; those of sets of ids may come at any place after the first one.
   *
   * @throws Error naming the part and what is wrong with it
   */
  take(part: unknown): void {
    const members = part as Members | null;
    const kind = typeof members === 'object' ? members?.['kind'] : undefined;
    try {
      if (kind !== 'ids') this.#count++;
      this.#takeMembers(kind, members!);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`part ${this.#count} (${String(kind)}): ${reason}`, { cause: error });
    }
  }

  /** The fold, as it was saved. @throws Error where parts are missing */
  finish(): StreamFold {
    if (!this.#facts || !this.#hasEnded) throw new Error(`it is cut off after part ${this.#count}`);
    const [missing] = this.missingIds;
    if (missing !== undefined) throw new Error(`${missing} is missing, or not what its name says`);
    for (const { of, days } of this.#days) of.restore(days.map(({ fromMs, ids }) => ({ fromMs, ids: ids.ids })));
    this.#fold.restore({ ...this.#facts, held: this.#held });
    return this.#fold;
  }

  #takeMembers(kind: unknown, members: Members): void {
    if (this.#hasEnded && kind !== 'ids') throw new Error('comes after the end');
    if (kind === 'state') this.#takeHeader(members);
    else if (!this.#facts) throw new Error('a state begins with another part');
    else if (kind === 'ids') this.#takeIds(members);
    else if (kind === 'held') this.#held.push(...(members['rows'] as readonly Held[]));
    else if (kind === 'late') takeLate(this.#fold.late, members);
    else if (kind === 'end') this.#takeEnd(members);
    else this.#takeOfSite(kind, this.#fold.floor.site(members['site'] as string), members);
  }

  #takeOfSite(kind: unknown, site: Site, members: Members): void {
    if (kind === 'site') takeSite(site, members);
    else if (kind === 'queues') takeQueues(site, members);
    else if (kind === 'snapshots') takeSnapshots(site, members);
    else if (kind === 'agents') takeAgents(site, members);
    else if (kind === 'legs') this.#takeLegs(site, members);
    else throw new Error('there is no such kind');
  }

  #takeHeader(header: Members): void {
    if (header['version'] !== STATE_VERSION) {
      throw new Error(`it is of version ${String(header['version'])}, and this one is ${STATE_VERSION}`);
    }
    const { sequence, lastStoredAtMs, asOfMs, forgetAtMs, lateAfter } = header;
    const moments = new Row([sequence, lastStoredAtMs, asOfMs, forgetAtMs, lateAfter]);
    this.#facts = {
      sequence: moments.number(),
      lastStoredAtMs: moments.numberOrNull(),
      asOfMs: moments.numberOrNull() ?? -Infinity,
      forgetAtMs: moments.numberOrNull() ?? -Infinity,
      counts: header['counts'] as Counts,
      rejections: header['rejections'] as readonly Rejection[],
      held: []
    };
    this.#fold.late.completeAfter = moments.number();
    const { seen, forgottenLegs } = this.#fold.floor;
    this.#days = [this.#daysOf(seen, header['seen']), this.#daysOf(forgottenLegs, header['forgottenLegs'])];
  }

  #daysOf(of: RecentIds, rows: unknown): Days {
    const days = Array.from(new Row([rows]).rows(), (row) => ({
      fromMs: row.numberOrNull() ?? -Infinity,
      ids: this.#coming(row.text())
    }));
    if (days.length === 0) throw new TypeError('there must be a set of ids');
    return { of, days };
  }

  /** Sets of one name hold the same, but what is added to one of them later is in that one only. */
  #coming(name: string): ComingIds {
    const ids = new ComingIds(name);
    if (!ids.isComplete) this.#ids.set(name, ids);
    return ids;
  }

  #takeIds({ set, prints }: Members): void {
    const coming = this.#ids.get(set as string);
    if (!coming) throw new Error(`no set ${String(set)} belongs to it`);
    coming.add(prints as string);
  }

  #takeLegs(site: Site, { queue, names, rows }: Members): void {
    const known = new Row([names]).texts().map((name) => this.#named(name));
    for (const row of new Row([rows]).rows()) site.restoreLeg(legOf(row, queue as string, known));
    site.settle(this.#facts!.asOfMs);
  }

  #named(name: string): string {
    const known = this.#names.get(name);
    if (known === undefined) this.#names.set(name, name);
    return known ?? name;
  }

  #takeEnd({ parts }: Members): void {
    if (parts !== this.#count) throw new Error(`${String(parts)} parts should have come, not ${this.#count}`);
    this.#hasEnded = true;
  }
}

function takeLate(late: LateNotes, { rows }: Members): void {
  for (const row of new Row([rows]).rows()) {
    late.sequences.push(row.number());
    late.timesMs.push(row.number());
  }
}

function takeSite(site: Site, { heardFromMs, forgottenBeforeMs, teams, sources }: Members): void {
  const row = new Row([heardFromMs, forgottenBeforeMs, teams, sources]);
  site.restore(row.number(), row.numberOrNull() ?? -Infinity);
  for (const team of row.texts()) site.teams.add(team);
  for (const each of row.rows()) {
    const source = each.text();
    const name = each.text();
    const [heardAtMs, everyMs, clockOffByMs] = [each.number(), each.number(), each.number()];
    // States that were saved before silences were noted have none.
    const silences = each.hasMore ? silencesIn(each.numbers()) : [];
    site.sources.set(source, { name, source, heardAtMs, everyMs, clockOffByMs, silences });
  }
}

const silencesIn = (times: readonly number[]): Silence[] =>
  Array.from({ length: Math.floor(times.length / 2) }, (_, place) => ({
    fromMs: times[2 * place]!,
    toMs: times[2 * place + 1]!
  }));

function takeQueues(site: Site, { rows }: Members): void {
  for (const row of new Row([rows]).rows()) {
    const queue = site.queue(row.text());
    queue.isNamed = true;
    queue.source = row.textOrNull();
  }
}

function takeSnapshots(site: Site, { source, calls, waiting, inProgress }: Members): void {
  const row = new Row([source, calls, waiting, inProgress]);
  const snapshots = site.snapshotsOf(row.text());
  for (const call of row.rows()) snapshots.roll.add(call.number(), call.text());
  snapshots.waiting.push(...row.numbers());
  snapshots.inProgress.push(...row.numbers());
}

/** What an agent's timeline amounts to is told here, not all at once at the first look. */
function takeAgents(site: Site, { statements, rows }: Members): void {
  const row = new Row([statements, rows]);
  const said = statementsOf(row.rows());
  for (const each of row.rows()) {
    const { id, ...facts } = agentOf(each, said);
    const agent = site.agent(id);
    agent.restore(facts);
    void agent.status;
  }
}
