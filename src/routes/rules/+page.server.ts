import { error } from '@sveltejs/kit';
import type { KeptRule } from '#lib/protocol/alert-rules.ts';
import type { PageServerLoad } from './$types.js';

interface RulesPage {
  readonly rules: readonly KeptRule[];
  /** The one that is edited; null: none. */
  readonly kept: KeptRule | null;
  /** A new one is made: of nothing, or of a copy of the one that is chosen. */
  readonly isNew: boolean;
  readonly secrets: readonly string[];
}

export const load = (({ locals, url }): RulesPage => {
  const { alerts } = locals.floor;
  const rules = alerts.rules();
  const id = url.searchParams.get('rule');
  const kept = rules.find(({ rule }) => rule.id === id) ?? null;
  if (id !== null && !kept) error(404, `No rule "${id}"`);
  return { rules, kept, isNew: url.searchParams.has('new'), secrets: alerts.means().secrets };
}) satisfies PageServerLoad;
