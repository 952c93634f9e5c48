import { json } from '@sveltejs/kit';
import { answering, notABoard } from '#lib/boards/board-api.ts';
import { historyRows } from '#lib/boards/board-history.ts';
import type { RequestHandler } from './$types.js';

/**
 * The versions that are kept (64), the latest first: `{ id, versions: [{ version, by, atMs, title, isDeleted, changes: [{ kind,
 * count }], asVersion }] }`. `asVersion` is an earlier version that was brought back.
 */
export const GET: RequestHandler = ({ locals: { floor }, params: { id } }) =>
  answering(id, async () => {
    const versions = await floor.boards.history(id);
    return versions.length > 0 ? json({ id, versions: historyRows(versions) }) : notABoard();
  });
