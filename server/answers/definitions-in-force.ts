/** By which thresholds and formulas the contacts of a figure are counted, and what those of each add to it. */
import type { DefinitionInForce } from '#lib/protocol/explanation.ts';
import type { ChannelId, FigureId } from '#lib/protocol/figures.ts';
import type { Formula } from '../contract/config.ts';
import { definitionOf, queueNameOf, type Definition } from '../floor/definitions.ts';
import type { Floor } from '../floor/floor.ts';
import type { Queue } from '../floor/queue.ts';
import type { FigureScope } from './figure-scope.ts';
import type { LegShare } from './leg-shares.ts';

const DEPENDENT: ReadonlySet<FigureId> = new Set([
  'abandoned',
  'abandonedShort',
  'abandonedInTarget',
  'abandonWaitMs',
  'abandonRate',
  'answerRate',
  'answeredInTarget',
  'serviceLevel',
  'waitingOverTarget'
]);

/** A queue and one of its channels; null: whichever. */
interface Part {
  readonly queue: Queue;
  readonly channel: ChannelId | null;
  readonly definition: Definition;
}

const isSame = (a: Definition, b: Definition): boolean =>
  a.thresholdMs === b.thresholdMs &&
  a.shortAbandonMs === b.shortAbandonMs &&
  a.target === b.target &&
  a.formula === b.formula;

/** The channels of which contacts are kept; one part where all of them are counted alike. */
function partsOf(floor: Floor, site: string, queue: Queue, only: ChannelId | null): Part[] {
  const channels = queue.channels.filter(
    (channel) => queue.ledger(channel).inboundLegs > 0 && (only === null || channel === only)
  );
  const parts = channels.map((channel) => ({ queue, channel, definition: queue.definition(channel) }));
  const isUniform = parts.every(({ definition }) => isSame(definition, parts[0]!.definition));
  if (!isUniform) return parts;
  const definition = parts[0]?.definition ?? definitionOf(floor.config, site, queue.id, only);
  return [{ queue, channel: only, definition }];
}

const hasContacts = (queue: Queue): boolean => queue.channels.some((channel) => queue.ledger(channel).inboundLegs > 0);

/** Parts that are counted alike, together. */
export type Group = readonly Part[];

/** Of queues that have contacts; where none has, of all. */
export function definitionGroups(floor: Floor, { site, queues }: FigureScope, only: ChannelId | null): Group[] {
  const busy = queues.filter(hasContacts);
  const groups: Part[][] = [];
  for (const queue of busy.length > 0 ? busy : queues) {
    for (const part of partsOf(floor, site.id, queue, only)) {
      const group = groups.find(([first]) => isSame(first!.definition, part.definition));
      if (group) group.push(part);
      else groups.push([part]);
    }
  }
  return groups;
}

/** Null: they have several. */
export function commonFormula(groups: readonly Group[]): Formula | null {
  const formulas = new Set(groups.map(([first]) => first!.definition.formula));
  return formulas.size === 1 ? [...formulas][0]! : null;
}

/** None for a figure that does not depend on any. */
export function definitionsInForce(
  floor: Floor,
  groups: readonly Group[],
  shares: readonly LegShare[],
  { figure, site }: { readonly figure: FigureId; readonly site: string }
): DefinitionInForce[] {
  if (!DEPENDENT.has(figure)) return [];
  return groups.map((group) => {
    const { definition } = group[0]!;
    const own = shares.filter(({ queue, reading }) => isSame(queue.definition(reading.channel), definition));
    const add = (of: (share: LegShare) => number): number => own.reduce((sum, share) => sum + of(share), 0);
    return {
      ...definition,
      queues: group.map(({ queue: { id }, channel }) => ({ id, name: queueNameOf(floor.config, site, id), channel })),
      above: figure === 'serviceLevel' ? add(({ above }) => above) : 0,
      below: figure === 'serviceLevel' ? add(({ below }) => below) : 0
    };
  });
}
