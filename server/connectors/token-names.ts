/** Names that other systems give to queues, agents and themselves, as tokens of the contract. */
import { createHash } from 'node:crypto';
import { isToken } from '../contract/text.ts';

const MOST_READABLE = 48;

/**
 * The token for a name: the name itself where it is one, else what can be read of it and a mark of the whole name
 * (`Local/2001@from-internal/n` → `Local-2001-from-internal-n-93d7a80c`). The same name gives the same token everywhere and
 * always; the mark keeps names apart that read alike, such as `a/b` and `a@b`.
 */
export function tokenFor(name: string): string {
  if (isToken(name)) return name;
  const mark = createHash('sha256').update(name).digest('hex').slice(0, 8);
  const readable = name
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .slice(0, MOST_READABLE)
    .replace(/^-+|-+$/g, '');
  return readable ? `${readable}-${mark}` : mark;
}
