/** What the JSON API of boards has in common: what a request says of the board, and how each outcome is answered. */
import { json } from '@sveltejs/kit';
import { BodyProblem, readJson } from '#lib/api/read-json.ts';
import { ParameterProblem } from '#lib/api/parameters.ts';
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import type { BoardsAccess, BoardVersion, DocumentProblem, SaveOutcome } from '#lib/protocol/boards-access.ts';
import { BOARD_ID } from './board-id.ts';

/** More than a document may be, so that it is the document's own limit that is told. */
const MOST_BODY_BYTES = 700_000;

export const refuse = (status: number, error: string, more: object = {}): Response =>
  json({ error, ...more }, { status });

export const notABoard = (): Response => refuse(404, 'there is no board of that id');

const sayProblem = ({ path, problem }: DocumentProblem): string => `${path || 'the board'} ${problem}`;

export const refuseProblems = (problems: readonly DocumentProblem[]): Response =>
  refuse(400, problems.map(sayProblem).join('; '), { problems });

/** The document in the body; or the answer that it is none. */
export async function documentIn(request: Request, boards: BoardsAccess): Promise<BoardDocument | Response> {
  const { document, problems } = boards.read(await readJson(request, MOST_BODY_BYTES));
  return document ?? refuseProblems(problems);
}

/**
 * The version that a change is based on: `If-Match: "3"`, or the parameter `basedOn=3`; null where neither is given, which
 * is right for a board that there is not yet.
 *
 * @throws ParameterProblem
 */
export function basedOn(request: Request): number | null {
  const given = new URL(request.url).searchParams.get('basedOn') ?? request.headers.get('if-match');
  if (given === null) return null;
  const [, number] = /^(?:W\/)?"?(\d{1,15})"?$/.exec(given.trim()) ?? [];
  if (number === undefined) throw new ParameterProblem('If-Match (or basedOn) must be the number of a version');
  return Number(number);
}

/** With the version as its ETag. */
export const boardResponse = <T extends { readonly version: number }>(board: T, status = 200, headers = {}): Response =>
  json(board, { status, headers: { etag: `"${board.version}"`, ...headers } });

const sayConflict = (theirs: BoardVersion | null): string =>
  theirs === null
    ? 'there is no board of that id: say no version to make one'
    : `the board is at version ${theirs.version} by now: say which version (If-Match) the change is based on`;

/** What was saved, without the document: whoever sent it has it. */
export function outcomeResponse(id: string, outcome: SaveOutcome, isNew = false): Response {
  if (outcome.kind === 'readOnly') {
    return refuse(403, 'this board stands in the folder of the configuration, and is changed there');
  }
  if (outcome.kind === 'conflict') return refuse(409, sayConflict(outcome.theirs), { theirs: outcome.theirs });
  const { version, by, atMs } = outcome.board;
  const headers = isNew ? { location: `/api/boards/${id}` } : {};
  return boardResponse({ id, version, by, atMs }, isNew ? 201 : 200, headers);
}

/** Answers with what `work` gives, or with why it can't. */
export async function answering(id: string | null, work: () => Promise<Response> | Response): Promise<Response> {
  if (id !== null && !BOARD_ID.test(id)) return refuse(400, 'the id of a board is 1–64 of A–Z a–z 0–9 _ -');
  try {
    return await work();
  } catch (error) {
    if (error instanceof BodyProblem) return refuse(error.status, error.message);
    if (error instanceof ParameterProblem) return refuse(400, error.message);
    return refuse(503, error instanceof Error ? error.message : String(error));
  }
}
