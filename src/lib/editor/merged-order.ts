/** The order of a list that two people changed, each on their own. */
import { sameValue } from './same-value.ts';

type Ids = readonly string[];

const onlyThose = (ids: Ids, ...lists: readonly Ids[]): Ids =>
  ids.filter((id) => lists.every((list) => list.includes(id)));

/** In what order each side has what all of them have. */
export const commonOrders = (base: Ids, mine: Ids, theirs: Ids): readonly [base: Ids, mine: Ids, theirs: Ids] => [
  onlyThose(base, mine, theirs),
  onlyThose(mine, base, theirs),
  onlyThose(theirs, base, mine)
];

/** What only the second list has comes behind what it comes behind there. */
export function withAdded(first: Ids, second: Ids): Ids {
  const result = [...first];
  second.forEach((id, index) => {
    if (result.includes(id)) return;
    const before = second[index - 1];
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, id);
  });
  return result;
}

/** Whoever changed the order is right; where both did, mine. */
export function mergedOrder(base: Ids, mine: Ids, theirs: Ids): Ids {
  const [ofBase, ofMine] = commonOrders(base, mine, theirs);
  return sameValue(ofBase, ofMine) ? withAdded(theirs, mine) : withAdded(mine, theirs);
}
