/** Lines on a field of 24 × 24. */
export const ICONS = {
  undo: 'M9 14 4 9l5-5M4 9h9a6 6 0 0 1 0 12h-3',
  redo: 'm15 14 5-5-5-5M20 9h-9a6 6 0 0 0 0 12h3',
  plus: 'M12 5v14M5 12h14',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  help: 'M9.2 9a3 3 0 1 1 4 2.8c-.8.3-1.2.9-1.2 1.7v.5M12 17.6v.1M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  check: 'm5 13 4 4L19 7',
  up: 'm6 15 6-6 6 6',
  down: 'm6 9 6 6 6-6',
  start: 'm15 6-6 6 6 6',
  end: 'm9 6 6 6-6 6',
  close: 'M6 6l12 12M18 6 6 18',
  warning: 'M12 4 2.5 20h19zM12 10v5M12 17.5v.1',
  error: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16v.1',
  hint: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5M12 8v.1',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM20 20l-4-4',
  figure: 'M4 17a8 8 0 1 1 16 0M12 17l4.5-5.5',
  queueTable: 'M3 5h18v14H3zM3 10h18M3 14.5h18M10 5v14',
  agentGrid: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  stateDistribution: 'M3 8h18v8H3zM9 8v8M16 8v8',
  course: 'M4 4v16h16M7 15l4-5 4 3 5-7',
  outlook: 'M9 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM2 20c0-4 3-6 7-6s7 2 7 6M19 7v6M16 10h6',
  waitingList: 'M4 6h10M4 12h16M4 18h7',
  leaders: 'M5 20V11h4v9M10 20V5h4v15M15 20v-6h4v6',
  alerts: 'M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 20.5h4',
  message: 'M4 5h16v11H10l-5 4v-4H4z',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2',
  text: 'M5 6V4h14v2M12 4v16M9 20h6',
  image: 'M3 5h18v14H3zM3 16l5-5 5 5 3-3 5 5M15.5 9.5v.1'
} as const;

export type IconName = keyof typeof ICONS;
