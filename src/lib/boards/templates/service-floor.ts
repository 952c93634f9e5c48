import type { BoardDocument } from '#lib/protocol/board-document.ts';
import { boardOf, type TemplateSite } from './template-site.ts';
import { alerts, atLeast, atMost, course, figure, OWN_TARGET, place, queueTable } from './tiles.ts';

/** For everybody on the floor, from five metres: who waits too long, and whether the day is on target. */
export function serviceFloor(site: TemplateSite): BoardDocument {
  return boardOf(
    site,
    'template.serviceFloor',
    { audience: 'wall', orientation: 'landscape', viewing: { distanceM: 5, diagonalInches: 55 } },
    [
      figure('over-target', place(0, 0, 8, 5), { window: 'now', figure: 'waitingOverTarget', target: atMost(0) }),
      figure(
        'service-level',
        place(8, 0, 6, 5),
        { window: 'today', figure: 'serviceLevel', target: OWN_TARGET },
        { trend: true }
      ),
      figure('longest-wait', place(14, 0, 5, 5), { window: 'now', figure: 'longestWaitMs', target: atMost(60_000) }),
      figure('available', place(19, 0, 5, 5), { window: 'now', figure: 'agents.available', target: atLeast(1) }),
      queueTable('queues', place(0, 5, 12, 9), [
        { window: 'now', figure: 'waiting' },
        { window: 'now', figure: 'longestWaitMs' },
        { window: 'last30m', figure: 'serviceLevel' }
      ]),
      course('course', place(12, 5, 12, 6), ['serviceLevel', 'waiting']),
      alerts('alerts', place(12, 11, 12, 3))
    ]
  );
}
