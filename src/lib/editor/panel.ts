/** What stands beside the page; on a narrow display, below it. */
export const PANELS = ['add', 'tile', 'board', 'checks'] as const;
export type Panel = (typeof PANELS)[number];
