/** How the people of a site keep to their shifts, as src/lib/protocol/shift-view.ts describes it. */
import type { ShiftRow, ShiftView, TeamShift } from '#lib/protocol/shift-view.ts';
import type { Agent } from '../floor/agent.ts';
import { inOrder } from '../floor/code-points.ts';
import { ratio } from '../floor/figures.ts';
import type { Floor } from '../floor/floor.ts';
import type { Site } from '../floor/site.ts';
import type { KnownState, Standing } from '../floor/standing.ts';
import { rows } from '../views/rows.ts';
import { adherence, type Adherence, type Stay } from './adherence.ts';
import type { Shift, Span } from './roster.ts';

/** Who kept to the plan so far is looked up anew after this time, and whenever the agent's state changes. */
const LOOK_EVERY_MS = 5000;

/** Milliseconds of a shift, and how many of them were kept to. */
interface Kept {
  readonly row: ShiftRow;
  readonly plannedMs: number;
  readonly adherentMs: number;
}

const thousandths = (value: number | null): number | null => value && Math.round(value * 1000) / 1000;

/** Earliest first, from before an instant until a moment. */
function staysSince(latest: Standing, fromMs: number, nowMs: number): Stay[] {
  const stays: Stay[] = [];
  let endMs = nowMs;
  for (let each: Standing | null = latest; each && endMs > fromMs; each = each.before) {
    if (each.fromMs >= endMs) continue;
    stays.push({ state: each.state, startMs: each.fromMs, endMs });
    endMs = each.fromMs;
  }
  return stays.reverse();
}

/** The shift that runs; else the next one; else the last one. */
function shiftAt(shifts: readonly Shift[], nowMs: number): Shift | null {
  return shifts.find(({ endMs }) => nowMs < endMs) ?? shifts.at(-1) ?? null;
}

function plannedAt(shift: Shift | null, nowMs: number): ShiftRow['planned'] {
  if (!shift || nowMs < shift.startMs || nowMs >= shift.endMs) return 'off';
  return shift.absences.find(({ startMs, endMs }) => startMs <= nowMs && nowMs < endMs)?.kind ?? 'work';
}

const BUSY: ReadonlySet<KnownState> = new Set(['ringing', 'talking', 'hold', 'acw']);

/** When the contact that an agent is on began: with it the agent stopped being free. */
function busySince(latest: Standing): number | null {
  let since: number | null = null;
  for (let each: Standing | null = latest; each && BUSY.has(each.state); each = each.before) since = each.fromMs;
  return since;
}

/** Since when something that began is over its target; null while it is not. */
function overSince(beganMs: number | null, targetMs: number | null, nowMs: number): number | null {
  if (beganMs === null || targetMs === null) return null;
  return nowMs > beganMs + targetMs ? beganMs + targetMs : null;
}

function faults(shift: Shift, found: Adherence, graceMs: number, nowMs: number) {
  const beyond = (ms: number): number => (ms > graceMs ? ms : 0);
  const since = (ms: number): number | null => (ms > graceMs ? nowMs - ms : null);
  const isLate = !found.hasStarted && found.lateStartMs > graceMs && nowMs < shift.endMs;
  return {
    adherence: found.plannedMs === 0 ? null : thousandths(found.adherentMs / found.plannedMs),
    lateStartMs: found.hasStarted || nowMs >= shift.endMs ? beyond(found.lateStartMs) : 0,
    lateSinceMs: isLate ? shift.startMs : null,
    earlyLeaveMs: beyond(found.earlyLeaveMs),
    overBreakMs: beyond(found.overBreakMs - found.overBreakNowMs),
    overBreakSinceMs: since(found.overBreakNowMs),
    unplannedMs: beyond(found.unplannedMs - found.unplannedNowMs),
    unplannedSinceMs: since(found.unplannedNowMs)
  };
}

const FAULTLESS = {
  adherence: null,
  lateStartMs: 0,
  lateSinceMs: null,
  earlyLeaveMs: 0,
  overBreakMs: 0,
  overBreakSinceMs: null,
  unplannedMs: 0,
  unplannedSinceMs: null
};

function keptBy(site: Site, id: string, shift: Shift | null, nowMs: number): Kept {
  const { graceMs, acwTargetMs, handleTargetMs } = site.definition;
  // Somebody who is planned and was never heard of has not come.
  const status = site.agents.get(id)?.status ?? null;
  const stays = shift && status ? staysSince(status.standing, shift.startMs, nowMs) : [];
  const found = shift && nowMs > shift.startMs ? adherence(shift, stays, nowMs) : null;
  const { handled, handleMs } = site.handledByAgent.from(site.dayAt(nowMs).startMs, id);
  return {
    plannedMs: found?.plannedMs ?? 0,
    adherentMs: found?.adherentMs ?? 0,
    row: {
      name: status?.name ?? id,
      team: status?.team ?? null,
      state: status?.state ?? 'offline',
      reason: status?.reason ?? null,
      sinceMs: status?.sinceMs ?? null,
      shift: shift && { startMs: shift.startMs, endMs: shift.endMs, absences: shift.absences },
      planned: plannedAt(shift, nowMs),
      ...(shift && found ? faults(shift, found, graceMs, nowMs) : FAULTLESS),
      overAcwSinceMs: overSince(status?.state === 'acw' ? status.sinceMs : null, acwTargetMs, nowMs),
      overHandleSinceMs: overSince(status && busySince(status.standing), handleTargetMs, nowMs),
      handled,
      ahtMs: ratio(handleMs, handled)
    }
  };
}

const isThere = ({ state }: ShiftRow): boolean => state !== 'offline' && state !== 'not-ready';

function together(some: readonly Kept[]): TeamShift {
  const rows = some.map(({ row }) => row);
  const expected = rows.filter(({ planned }) => planned === 'work');
  const total = (of: (kept: Kept) => number): number => some.reduce((sum, each) => sum + of(each), 0);
  return {
    scheduled: rows.filter(({ shift }) => shift !== null).length,
    expected: expected.length,
    present: expected.filter(isThere).length,
    late: rows.filter(({ lateSinceMs }) => lateSinceMs !== null).length,
    overBreak: rows.filter(({ overBreakSinceMs }) => overBreakSinceMs !== null).length,
    adherence: thousandths(
      ratio(
        total(({ adherentMs }) => adherentMs),
        total(({ plannedMs }) => plannedMs)
      )
    )
  };
}

/** What was found of an agent, and what it was found from. */
interface Look {
  readonly standing: Standing | null;
  readonly shift: Shift | null;
  readonly atMs: number;
  readonly kept: Kept;
}

/** Reads shifts of a site again and again: what is known of an agent is kept while nothing about it has changed. */
export class ShiftReader {
  #looks = new Map<string, Look>();

  /**
   * Null for a site that nobody has named. The floor must be settled for `nowMs`.
   *
   * @param shiftsOf the site's shifts that have time in common with a day, earliest first
   */
  read(floor: Floor, id: string, shiftsOf: (day: Span) => readonly Shift[], nowMs: number): ShiftView | null {
    const site = floor.sites.get(id);
    if (!site) return null;
    const shifts = shiftsOf(site.dayAt(nowMs));
    const byAgent = Map.groupBy(shifts, ({ agent }) => agent);
    const people = new Set([...byAgent.keys(), ...[...site.agents.values()].filter(isSignedIn).map((each) => each.id)]);
    const kept = new Map(
      [...people]
        .sort()
        .map((agent) => [agent, this.#keptBy(site, agent, shiftAt(byAgent.get(agent) ?? [], nowMs), nowMs)])
    );
    for (const key of this.#looks.keys())
      if (key.startsWith(`${id}/`) && !people.has(key.slice(id.length + 1))) this.#looks.delete(key);
    return viewOf(site, shifts.length > 0, kept);
  }

  #keptBy(site: Site, agent: string, shift: Shift | null, nowMs: number): Kept {
    const key = `${site.id}/${agent}`;
    const standing = site.agents.get(agent)?.status.standing ?? null;
    const known = this.#looks.get(key);
    const isSame = known?.standing === standing && known.shift === shift;
    if (isSame && nowMs >= known.atMs && nowMs < known.atMs + LOOK_EVERY_MS) return known.kept;
    const kept = keptBy(site, agent, shift, nowMs);
    this.#looks.set(key, { standing, shift, atMs: nowMs, kept });
    return kept;
  }
}

const isSignedIn = ({ status }: Agent): boolean => status.state !== 'offline';

function viewOf(site: Site, isPlanned: boolean, kept: ReadonlyMap<string, Kept>): ShiftView {
  const { name, timeZone, graceMs, acwTargetMs, handleTargetMs } = site.definition;
  const teams = Map.groupBy(kept.values(), ({ row }) => row.team ?? '');
  return {
    site: { id: site.id, name, timeZone },
    isPlanned,
    rules: { graceMs, acwTargetMs, handleTargetMs },
    agents: rows([...kept].map(([agent, { row }]) => [agent, row])),
    teams: rows(
      inOrder(teams)
        .filter((team) => team !== '')
        .map((team) => [team, together(teams.get(team)!)])
    ),
    all: together([...kept.values()])
  };
}
