import { error } from '@sveltejs/kit';
import { firstPaint } from '#lib/live/first-paint.ts';
import type { PageServerLoad } from './$types.js';

/** `?for=wall`: as a television shows it. */
export const load: PageServerLoad = ({ locals, params, url }) => {
  const id = params.board;
  if (!locals.floor.boards.get(id)) error(404, `No board "${id}"`);
  const audience = url.searchParams.get('for') === 'wall' ? 'wall' : 'desk';
  return { audience, firstPaint: firstPaint(locals.floor, { kind: 'board', id, audience }) } as const;
};
