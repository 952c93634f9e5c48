import type { BoardDocument } from '#lib/protocol/board-document.ts';

/** Number of the page that is shown, from 0: by the server's clock alone, so that all displays turn at once. */
export function pageAt({ pages, pageSeconds }: Pick<BoardDocument, 'pages' | 'pageSeconds'>, nowMs: number): number {
  return Math.floor(nowMs / (pageSeconds * 1000)) % pages.length;
}
