import type { BoardDocument } from '#lib/protocol/board-document.ts';
import { boardOf, type TemplateSite } from './template-site.ts';
import { atMost, course, figure, leaders, OWN_TARGET, place } from './tiles.ts';

const LAST_WEEK = { compare: 'lastWeek' } as const;

/** How the day goes, against target and against the same day last week; nothing that only the floor can act on. */
export function executive(site: TemplateSite): BoardDocument {
  return boardOf(
    site,
    'template.executive',
    { audience: 'wall', orientation: 'landscape', viewing: { distanceM: 3, diagonalInches: 55 } },
    [
      figure(
        'service-level',
        place(0, 0, 10, 6),
        { window: 'today', figure: 'serviceLevel', target: OWN_TARGET },
        { trend: true, ...LAST_WEEK }
      ),
      figure(
        'abandon-rate',
        place(10, 0, 7, 6),
        { window: 'today', figure: 'abandonRate', target: atMost(0.05) },
        LAST_WEEK
      ),
      figure('asa', place(17, 0, 7, 6), { window: 'today', figure: 'asaMs', target: atMost(20_000) }, LAST_WEEK),
      course('course', place(0, 6, 15, 8), ['offered', 'serviceLevel'], LAST_WEEK),
      leaders('leaders', place(15, 6, 9, 5), {
        among: 'queues',
        window: 'today',
        figure: 'serviceLevel',
        target: OWN_TARGET,
        count: 2
      }),
      figure(
        'offered',
        place(15, 11, 9, 3),
        { window: 'today', figure: 'offered', target: { kind: 'none' } },
        LAST_WEEK
      )
    ]
  );
}
