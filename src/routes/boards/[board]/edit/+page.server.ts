import { error, fail, redirect } from '@sveltejs/kit';
import { createBoard } from '#lib/boards/create-board.ts';
import { translator } from '#lib/i18n/translator.ts';
import { firstPaint } from '#lib/live/first-paint.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ locals: { floor, person }, params: { board: id } }) => {
  const board = floor.boards.get(id);
  if (!board) error(404, `No board "${id}"`);
  const { version, document, origin } = board;
  if (origin === 'file') return { id, title: document.title, editor: null };
  const draft = `edit-${crypto.randomUUID()}`;
  floor.draft(draft, document);
  return {
    id,
    title: document.title,
    editor: {
      version,
      document,
      draft,
      person,
      outlines: floor.outlines(),
      draftPaint: firstPaint(floor, { kind: 'draft', id: draft, audience: 'desk' }),
      boardPaint: firstPaint(floor, { kind: 'board', id, audience: 'desk' })
    }
  };
};

export const actions: Actions = {
  /** A board from a file, as one that can be edited. */
  duplicate: async ({ locals: { floor, language, person }, params: { board: id } }) => {
    const board = floor.boards.get(id);
    if (!board) error(404, `No board "${id}"`);
    const title = `${board.document.title} · ${translator(language)('fromFile.copy')}`.slice(0, 120);
    const made = await createBoard(floor.boards, { ...board.document, title }, person);
    if ('problem' in made) return fail(made.status, { problem: made.problem });
    redirect(303, `/boards/${made.id}/edit`);
  }
};
