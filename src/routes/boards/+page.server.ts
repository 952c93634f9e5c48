import { boardRow } from '#lib/boards/board-row.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ locals: { floor, person } }) => ({
  list: { boards: floor.boards.list().map(boardRow), deleted: floor.boards.deleted() },
  announcements: floor.announcements.list(),
  sites: floor.sites(),
  person
});
