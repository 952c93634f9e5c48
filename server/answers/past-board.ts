/** What a board showed at a moment. */
import type { Answer, BoardQuestion } from '#lib/protocol/questions.ts';
import { stricterOf } from '#lib/protocol/view-address.ts';
import type { StreamFold } from '../floor/stream-fold.ts';
import type { BoardContext } from '../views/board-reading.ts';
import { boardView } from '../views/board-view.ts';
import { FloorAt } from '../views/floor-at.ts';
import { BY_NAME, forWalls } from '../views/people.ts';

/** Within one answer rows need names that differ, and no secret. */
function numbers(): (id: string) => string {
  let last = 0;
  return () => String(++last);
}

export function answerBoardView(
  { floor, counts }: StreamFold,
  { audience: asked, ...board }: BoardQuestion,
  atMs: number
): Answer<'boardView'> {
  const audience = stricterOf(board.document.audience, asked);
  const context: BoardContext = {
    audience,
    people: audience === 'wall' ? forWalls(numbers()) : BY_NAME,
    rejected: counts.rejected,
    alerts: () => ({}),
    messages: {},
    lastWeek: () => null,
    outlook: () => null,
    shift: () => null
  };
  return { atMs, data: boardView(new FloorAt(floor, atMs), board, context) };
}
