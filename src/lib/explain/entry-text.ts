/** What happened to a contact, in words. */
import type { MessageKey, Translate } from '#lib/i18n/translator.ts';
import type { ContactEntry } from '#lib/protocol/contacts.ts';

/** The agent, who can be followed, stands after it. */
export function entryText({ what, agent, detail, toQueue, requests }: ContactEntry, t: Translate): string {
  const words = [t(`entry.${what}`)];
  if (what === 'diverted' && detail !== null) words.push(t(`reason.${detail}` as MessageKey));
  if (toQueue !== null) words.push(t('entry.toQueue', { queue: toQueue.name }));
  if (what === 'wrapped' && detail !== null) words.push(t(`category.${detail}` as MessageKey));
  if (what === 'transferred' && detail !== null) words.push(t('entry.toUnit', { unit: detail }));
  if (what === 'transferred' && agent !== null) words.push(t('entry.toAgent'));
  if (requests !== null) words.push(t('entry.requests', { count: requests }));
  return words.join(' · ');
}
