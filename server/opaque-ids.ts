/** Names for what must not be known by its id. */
import { createHmac, randomBytes } from 'node:crypto';

/** Enough that no two ids of a floor meet, and no more: every row on the wire bears one. */
const HEX_DIGITS = 16;

/** The same text for the same id as long as the function lives; without its secret nobody can tell whose it is. */
export function opaqueIds(): (id: string) => string {
  const secret = randomBytes(32);
  return (id) => createHmac('sha256', secret).update(id).digest('hex').slice(0, HEX_DIGITS);
}
