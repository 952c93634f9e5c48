import type { BoardDocument } from '#lib/protocol/board-document.ts';
import { boardOf, type TemplateSite } from './template-site.ts';
import { alerts, atMost, course, figure, OWN_TARGET, place, queueTable } from './tiles.ts';

/** The service floor on a television hung upright: read from the top, most urgent first. */
export function portraitTv(site: TemplateSite): BoardDocument {
  return boardOf(
    site,
    'template.portraitTv',
    { audience: 'wall', orientation: 'portrait', viewing: { distanceM: 5, diagonalInches: 55 } },
    [
      figure('over-target', place(0, 0, 14, 5), { window: 'now', figure: 'waitingOverTarget', target: atMost(0) }),
      figure(
        'service-level',
        place(0, 5, 14, 4),
        { window: 'today', figure: 'serviceLevel', target: OWN_TARGET },
        { trend: true }
      ),
      queueTable('queues', place(0, 9, 14, 6), [
        { window: 'now', figure: 'waiting' },
        { window: 'now', figure: 'longestWaitMs' }
      ]),
      course('course', place(0, 15, 14, 6), ['serviceLevel', 'waiting']),
      alerts('alerts', place(0, 21, 14, 3))
    ]
  );
}
