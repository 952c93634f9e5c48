/** The floor as it would be with other agents: some more or fewer at a queue, some moved there from another one. */
import type { FloorNow, HandNow } from './floor-now.ts';

export interface Rearrangement {
  readonly queue: string;
  /** So many agents more; fewer, if it is negative. */
  readonly agents: number;
  /** The queue that those who come are taken from, to serve this one alone; null: they come from outside. */
  readonly from: string | null;
}

export interface Rearranged {
  readonly floor: FloorNow;
  /** How many could be found: no more than there are. */
  readonly agents: number;
}

const linesOf = ({ lines }: FloorNow, queue: string): number[] =>
  [...lines.keys()].filter((place) => lines[place]!.queue === queue);

const servesAny = (hand: HandNow, lines: readonly number[]): boolean => hand.lines.some((line) => lines.includes(line));

/** Those are asked first who serve the fewest other lines, and of them who is free. */
const asking = (a: HandNow, b: HandNow): number =>
  a.lines.length - b.lines.length || Number(b.doing.kind === 'free') - Number(a.doing.kind === 'free');

function chosen(hands: readonly HandNow[], most: number): Set<string> {
  return new Set([...new Set(hands.toSorted(asking).map(({ agent }) => agent))].slice(0, most));
}

const newcomer = (number: number, lines: readonly number[]): HandNow => ({
  agent: `+${number}`,
  lines,
  doing: { kind: 'free', forMs: 0, isPassedOver: false }
});

/** Who serves both can be told to serve this one alone, too: that is done where no others are left. */
function moved(floor: FloorNow, from: string, agents: number, lines: readonly number[]): Rearranged {
  const source = linesOf(floor, from);
  const those = floor.hands.filter((hand) => servesAny(hand, source));
  const others = chosen(
    those.filter((hand) => !servesAny(hand, lines)),
    agents
  );
  const both = chosen(
    those.filter((hand) => servesAny(hand, lines) && !others.has(hand.agent)),
    agents - others.size
  );
  const helpers = others.union(both);
  const hands = floor.hands.map((hand) => (helpers.has(hand.agent) ? { ...hand, lines } : hand));
  return { floor: { ...floor, hands }, agents: helpers.size };
}

function without(floor: FloorNow, lines: readonly number[], agents: number): Rearranged {
  const leaving = chosen(
    floor.hands.filter((hand) => servesAny(hand, lines)),
    agents
  );
  const hands = floor.hands.filter(({ agent }) => !leaving.has(agent));
  return { floor: { ...floor, hands }, agents: -leaving.size };
}

/** Who is with a contact, or on a break, ends that first. */
export function rearranged(floor: FloorNow, { queue, agents, from }: Rearrangement): Rearranged {
  const lines = linesOf(floor, queue);
  if (agents < 0) return without(floor, lines, -agents);
  if (from !== null) return moved(floor, from, agents, lines);
  const hands = [...floor.hands, ...Array.from({ length: agents }, (_, place) => newcomer(place + 1, lines))];
  return { floor: { ...floor, hands }, agents };
}
