/** The boards, on the buckets of a NATS and in a folder; what is announced on them; and those that are being edited. */
import type { NatsConnection } from '@nats-io/nats-core';
import { Announcements } from './announcements.ts';
import { Boards } from './boards.ts';
import { Drafts } from './drafts.ts';
import { SharedDrafts } from './shared-drafts.ts';

export interface OpenBoardsOptions {
  readonly nc: NatsConnection;
  readonly now: () => number;
  readonly say: (text: string) => void;
  readonly onChange: () => void;
}

export interface OpenBoards {
  readonly boards: Boards;
  readonly announcements: Announcements;
  readonly drafts: SharedDrafts;
  /**
   * Resolves when all that is kept is known, or `signal` is aborted.
   *
   * @param folder of boards that stand in files; null: none
   */
  readonly start: (folder: string | null, signal?: AbortSignal) => Promise<void>;
  readonly stop: () => void;
}

export function openBoards(options: OpenBoardsOptions): OpenBoards {
  const { nc, now, say, onChange } = options;
  const boards = new Boards(options);
  const announcements = new Announcements({ ...options, isBoard: (id) => boards.get(id) !== null });
  const drafts = new SharedDrafts(nc, new Drafts({ now, onChange }), say);
  return {
    boards,
    announcements,
    drafts,
    async start(folder, signal) {
      drafts.start();
      await Promise.all([boards.start(signal), announcements.start(signal), boards.useFolder(folder)]);
    },
    stop() {
      boards.stop();
      announcements.stop();
      drafts.stop();
    }
  };
}
