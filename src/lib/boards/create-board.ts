import type { BoardDocument } from '#lib/protocol/board-document.ts';
import type { BoardsAccess } from '#lib/protocol/boards-access.ts';
import { newBoardId } from './board-id.ts';

export type Created = { readonly id: string } | { readonly status: 400 | 409 | 503; readonly problem: string };

/** Makes a board of a document, under an id made of its title. @param by null: they have not said */
export async function createBoard(boards: BoardsAccess, document: BoardDocument, by: string | null): Promise<Created> {
  const read = boards.read(document);
  if (!read.document)
    return { status: 400, problem: read.problems.map(({ path, problem }) => `${path} ${problem}`).join('; ') };
  const taken = new Set([...boards.list(), ...boards.deleted()].map(({ id }) => id));
  const id = newBoardId(document.title, (each) => taken.has(each));
  try {
    const { kind } = await boards.save(id, read.document, { basedOn: null, by });
    return kind === 'saved' ? { id } : { status: 409, problem: id };
  } catch (error) {
    return { status: 503, problem: error instanceof Error ? error.message : String(error) };
  }
}
